using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>What a table of moves cannot say of organisations.</summary>
internal sealed class OrganisationRules(Kinds kinds, IStringLocalizer<RecordsTexts> texts) : MoveRules<Organisation>(kinds, texts)
{
    // A member must not take the own organisation, and with it everything it owns, out of the region's sight.
    public override bool MayMake(Move move, Viewer viewer, Organisation record) =>
        move is Move.Archive or Move.Reopen ? viewer.MayReview(record) : base.MayMake(move, viewer, record);

    // An organisation is looked at before anybody sees it, whatever it chose.
    public override string Target(Organisation record, MoveRow row) => row.To;
}
