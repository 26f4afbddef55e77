using Suoqiao.House;

namespace Suoqiao.Hosting;

/// <summary>Every feature of the house, one line each.</summary>
internal static class FeatureList
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        new Features.Files.MatchFiles.MatchFilesFeature(),
        new Features.Files.IndexFiles.IndexFilesFeature(),
        new Features.Files.BidRecords.BidRecordsFeature(),
        new Features.Files.ScheduleFiles.ScheduleFilesFeature(),
        new Features.Catalogue.Needs.NeedsFeature(),
        new Features.Catalogue.Offers.OffersFeature(),
        new Features.Catalogue.Experts.ExpertsFeature(),
        new Features.Catalogue.Organisations.OrganisationsFeature(),
        new Features.Matching.Matches.MatchesFeature(),
        new Features.Matching.Models.ModelsFeature(),
        new Messages.MessagesFeature(),
        new Threads.ThreadsFeature(),
        new Features.Regional.Figures.FiguresFeature(),
        new Features.Regional.RegionRules.RegionRulesFeature(),
        new Features.Public.Search.SearchFeature(),
        new Features.Running.Today.TodayFeature(),
        new Features.Running.Jobs.JobsFeature(),
        new Features.Running.Import.ImportFeature(),
        new Features.Running.Export.ExportFeature(),
        new Features.Running.Backup.BackupFeature(),
        new Features.Running.People.PeopleFeature(),
        new Features.Running.Regions.RegionsFeature(),
        new Features.Running.Audit.AuditFeature(),
        new Features.Running.Demonstration.DemonstrationFeature(),
    ];
}
