using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Records;
using Suoqiao.Standards;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Features.Running.Import;

/// <summary>Rows of needs.</summary>
internal sealed partial class NeedRows(AppDb db, TimeProvider time, IStringLocalizer<ImportTexts> texts, ImportSetting setting)
    : OwnedRows<Need>(db, texts, setting, "Needs")
{
    protected override OrganisationKind OwnerKind => OrganisationKind.Enterprise;

    protected override string ExternalIdOf(Need record) => record.ExternalId;

    protected override IQueryable<Need> ById(List<Guid> ids) => Db.Needs.IgnoreQueryFilters()
        .Where(n => n.ExternalId == "" && ids.Select(id => new Id<Need>(id)).Contains(n.Id));

    protected override Need Create(string externalId, Owner owner, Place place) => new()
    {
        Id = Id<Need>.New(time),
        OwnerId = owner.Id,
        ExternalId = externalId,
        RegionCode = place.Code,
        RegionPath = place.Path,
        Title = "",
    };

    protected override void MoveTo(Need record, RecordStatus status) => record.MoveTo(status, Setting.Now);

    protected override void Fill(Need record, TableRow row)
    {
        Text(row, FileColumns.Title, 200, text => record.Title = text);
        Text(row, FileColumns.TitleEn, 400, text => record.TitleEn = text);
        Text(row, FileColumns.Description, 20_000, text => record.Description = text);
        Text(row, FileColumns.Confidentiality, 1000, text => record.Confidentiality = text);
        List(row, FileColumns.ChainWords, words => record.ChainWords = words);
        record.Contact = ContactOf(row, record.Contact);
        if (row.Has(FileColumns.MustHaves))
        {
            record.MustHaves = [.. MustHavesOf(row.Text(FileColumns.MustHaves, 10_000) ?? "")];
        }

        if (row.Has(FileColumns.Industry))
        {
            record.Industry = row.Industry(FileColumns.Industry)?.Value ?? "";
        }

        if (row.Has(FileColumns.Deadline))
        {
            record.Deadline = row.Date(FileColumns.Deadline);
        }

        if (row.Has(FileColumns.Budget))
        {
            var band = row.Money(FileColumns.Budget);
            if ((band?.Low ?? band?.High)?.Currency is not (null or Money.Cny))
            {
                row.Refuse(FileColumns.Budget, Texts["ForeignCurrency"], Texts["ForeignCurrency.Remedy"]);
            }

            (record.BudgetMin, record.BudgetMax) = (band?.Low?.Minor, band?.High?.Minor);
        }

        record.Completeness = NeedCompleteness.Of(record).Score;
    }

    /// <summary>Figures as exports write them, name|relation|value|unit, or as people do: “−20 ℃ 容量保持率 ≥ 80 %”.</summary>
    internal static IEnumerable<MustHave> MustHavesOf(string text)
    {
        foreach (var part in text.Split([';', '；', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            yield return part.Split('|') is [var name, var relation, var value, var unit] ? new MustHave(name.Trim(), relation.Trim(), value.Trim(), unit.Trim())
                : Figure().Match(part) is { Success: true, Groups: var said }
                    ? new MustHave(said["name"].Value.Trim(), RelationOf(said["relation"].Value), said["value"].Value, said["unit"].Value.Trim())
                : new MustHave(part, "", "", "");
        }
    }

    private static string RelationOf(string words) => words switch
    {
        "≥" or ">=" or ">" or "不低于" or "不小于" or "不少于" or "大于" or "至少" => "≥",
        "≤" or "<=" or "<" or "不高于" or "不大于" or "不超过" or "小于" or "至多" => "≤",
        _ => words,
    };

    [GeneratedRegex("^(?<name>.+?)\\s*(?<relation>≥|>=|≤|<=|=|~|>|<|不低于|不小于|不少于|大于|至少|不高于|不大于|不超过|小于|至多)\\s*(?<value>[-+−]?[0-9][0-9.,]*)\\s*(?<unit>[^0-9].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
