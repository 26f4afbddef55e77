using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Standards;
using Suoqiao.Terminal;
using Suoqiao.Ui;

namespace Suoqiao.Records;

/// <summary>What the filters of the lists offer.</summary>
internal static class Choices
{
    public static IEnumerable<(string Value, string Text)> Sections() =>
        Industry.Sections.Select(section => (section.Value, $"{section} {section.Name(Spoken.Language)}"));

    /// <summary>The statuses that the viewer may meet: drafts and the like only those who write or run the region.</summary>
    public static IEnumerable<(string Value, string Text)> Statuses(IStringLocalizer<RecordsTexts> texts, Viewer viewer)
    {
        var inside = viewer.SeesEverything || viewer.IsStaff || viewer.OrganisationId is not null;
        return Enum.GetValues<RecordStatus>()
            .Where(status => inside || status is RecordStatus.Published or RecordStatus.Matched or RecordStatus.Closed or RecordStatus.Expired)
            .Select(status => ($"{status}", texts[$"RecordStatus_{status}"].Value))
            .Append((RecordFilter.AllStatuses, texts["AllStatuses"].Value));
    }

    /// <summary>The order as the URL says it.</summary>
    public static string? Order(this PageQuery query) => query.Sort is { } key ? (query.Descending ? "-" : "") + key : null;
}
