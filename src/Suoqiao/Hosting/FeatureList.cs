using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.Features.Files.BidRecords;
using Suoqiao.Features.Files.IndexFiles;
using Suoqiao.Features.Files.MatchFiles;
using Suoqiao.Features.Files.ScheduleFiles;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Matching.Models;
using Suoqiao.Features.Public.Search;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Features.Running.Audit;
using Suoqiao.Features.Running.Backup;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Features.Running.Export;
using Suoqiao.Features.Running.Import;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Features.Running.People;
using Suoqiao.Features.Running.Regions;
using Suoqiao.Features.Running.Today;
using Suoqiao.House;
using Suoqiao.Threads;

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
