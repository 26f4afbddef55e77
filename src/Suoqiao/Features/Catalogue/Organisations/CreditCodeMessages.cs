using Microsoft.Extensions.Localization;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Organisations;

internal static class CreditCodeMessages
{
    /// <summary>What a person should correct; for a doubtful code, what to look at again.</summary>
    public static string ToMessage(this CreditCodeCheck check, IStringLocalizer<OrganisationsTexts> texts) => check switch
    {
        CreditCodeCheck.WrongLength wrong => texts["CodeLength", wrong.Length],
        CreditCodeCheck.WrongCharacter wrong => texts["CodeCharacter", wrong.Position, wrong.Found],
        CreditCodeCheck.WrongCheckCharacter wrong => texts["CodeCheck", wrong.Expected, wrong.Found],
        CreditCodeCheck.DoubtfulOrganisationCode doubtful => texts["CodeDoubtful", doubtful.Expected],
        CreditCodeCheck.Valid => "",
        _ => throw new InvalidOperationException($"Unmapped check {check}."),
    };

    /// <summary>The warning about a code that was accepted, or null.</summary>
    public static string? Warning(string code, IStringLocalizer<OrganisationsTexts> texts) =>
        code.Length == 0 ? null
        : IdentityNumber.CouldBe(code) ? texts["CodeOfPerson"]
        : CreditCode.Check(code) is CreditCodeCheck.DoubtfulOrganisationCode doubtful ? doubtful.ToMessage(texts) : null;
}
