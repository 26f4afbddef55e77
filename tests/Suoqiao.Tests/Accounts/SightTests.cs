using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Matching.Models;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Records;
using Suoqiao.Search.Semantics;
using Suoqiao.Threads;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Accounts;

/// <summary>
/// The filter and the rights, for every role, region, organisation, visibility and status, against the rules written down once
/// more in the plainest way (<see cref="MaySee"/>), on the real engine.
/// </summary>
public sealed class SightTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    private static readonly string[] Places =
        [TestRegion.Province, TestRegion.City, TestRegion.District, TestRegion.OtherDistrict, TestRegion.Zone, TestRegion.OtherCity];

    private static readonly Id<Organisation> Owner = Organisation(1), Party = Organisation(2), Stranger = Organisation(3);

    private static readonly List<Sample> Samples =
    [
        .. from place in Places
           from visibility in Enum.GetValues<Visibility>()
           from status in TestStatus.All
           from hasParty in new[] { false, true }
           select new Sample(place, visibility, status, hasParty),
    ];

    private static readonly List<Viewer> Viewers =
    [
        Viewer.Visitor,
        .. from role in Enum.GetValues<Role>()
           from place in Places
           from organisation in new Id<Organisation>?[] { null, Owner, Party, Stranger }
           select new Viewer(new(new Guid(9, 0, 0, new byte[8])), "someone", role, organisation, TestRegion.PathOf(place)),
    ];

    private sealed record Sample(string Place, Visibility Visibility, string Status, bool HasParty);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await TestRegion.CreateAsync(app);
        await app.DbAsync(async db =>
        {
            if (!await db.Needs.AnyAsync(Ct))
            {
                for (var i = 0; i < Samples.Count; i++)
                {
                    Add(db, i);
                }

                await db.SaveChangesAsync(Ct);
            }

            return true;
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Everybody_sees_the_records_that_the_rules_say_and_no_others()
    {
        foreach (var viewer in Viewers)
        {
            var (needs, offers, threads) = await app.AsAsync(viewer, async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                return (
                    await db.Needs.Select(n => n.Id).ToListAsync(Ct),
                    await db.Offers.Select(o => o.Id).ToListAsync(Ct),
                    await db.Cooperations.Select(c => c.Id).ToListAsync(Ct));
            });

            var expected = Visible(viewer);
            Same(viewer, expected, needs.Select(id => Number(id.Value)));
            Same(viewer, expected, offers.Select(id => Number(id.Value)));
            Same(viewer, expected, threads.Select(id => Number(id.Value)));
        }
    }

    [Fact]
    public async Task What_hangs_on_a_record_is_seen_by_whoever_sees_the_record()
    {
        foreach (var viewer in Viewers)
        {
            var seen = Visible(viewer).ToHashSet();
            var pairs = Enumerable.Range(0, Samples.Count).Where(i => seen.Contains(i) && seen.Contains(Mate(i))).ToList();

            await app.AsAsync(viewer, async services =>
            {
                var db = services.GetRequiredService<AppDb>();
                Same(viewer, seen, (await db.Timeline.Select(t => t.RecordId).ToListAsync(Ct)).Select(Number));
                Same(viewer, seen, (await db.ActionItems.Select(a => a.RecordId).ToListAsync(Ct)).Select(Number));
                Same(viewer, pairs, (await db.Candidates.Select(c => c.NeedId).ToListAsync(Ct)).Select(id => Number(id.Value)));
                Same(viewer, pairs, (await db.Decisions.Select(d => d.NeedId).ToListAsync(Ct)).Select(id => Number(id.Value)));
                return true;
            });
        }
    }

    [Fact]
    public async Task A_record_that_may_not_be_seen_is_not_found_by_its_id_either()
    {
        var hidden = Samples.FindIndex(s => s is { Visibility: Visibility.Organisation, Status: StatusNames.Published });
        var stranger = new Viewer(new(new Guid(9, 0, 0, new byte[8])), "someone", Role.Operator, Stranger, TestRegion.PathOf(TestRegion.Province));

        var found = await app.AsAsync(stranger, async services =>
            await services.GetRequiredService<AppDb>().Needs.FindAsync([new Id<Need>(Key(hidden))], Ct));

        Assert.Null(found);
    }

    [Fact]
    public void Rights_to_act_follow_role_organisation_and_region()
    {
        foreach (var viewer in Viewers)
        {
            foreach (var sample in Samples)
            {
                var record = NeedOf(0, sample);
                var admin = viewer.Role == Role.Administrator;
                var inOwnRegion = Up(sample.Place).Contains(PlaceOf(viewer));
                var operates = viewer.Role == Role.Operator && inOwnRegion;
                var manages = operates || (viewer.Role == Role.TechnologyManager && inOwnRegion);
                var edits = admin || operates || (viewer.Role == Role.Member && viewer.OrganisationId == Owner);

                Assert.Equal(edits, viewer.MayEdit(record));
                Assert.Equal(admin || operates, viewer.MayReview(record));
                Assert.Equal(admin || manages, viewer.MayManage(record));
                Assert.Equal(edits || manages || (sample.HasParty && viewer.OrganisationId == Party), viewer.MayReadPersonal(record));
            }
        }
    }

    [Fact]
    public void Only_the_kinds_named_here_are_read_without_a_filter()
    {
        // Regions are public; users, tokens and the change feed are asked for by operations that limit them themselves. Trainings and
        // vectors hold no record: a vector is found only by whoever has its text. Nor do the versions of the columns that are computed.
        Type[] open = [typeof(Region), typeof(User), typeof(ApiToken), typeof(Change), typeof(DerivedVersion), typeof(Training), typeof(SemanticVector)];
        using var scope = app.Services.CreateScope();

        var unfiltered = scope.ServiceProvider.GetRequiredService<AppDb>().Model.GetEntityTypes()
            .Where(type => type.GetDeclaredQueryFilters().Count == 0 && !type.IsOwned()).Select(type => type.ClrType);

        Assert.Equal(open.Select(t => t.Name).Order(), unfiltered.Select(t => t.Name).Order());
    }

    /// <summary>The rules of the design in words: who may see a record.</summary>
    private static bool MaySee(Viewer viewer, Sample record)
    {
        if (viewer.Role == Role.Administrator || viewer.OrganisationId == Owner)
        {
            return true;
        }

        var worksForItsRegion = viewer.Role is Role.TechnologyManager or Role.Operator && Up(record.Place).Contains(PlaceOf(viewer));
        if (worksForItsRegion && record.Status != StatusNames.Draft && record.Visibility != Visibility.Organisation)
        {
            return true;
        }

        if (record.Status is StatusNames.Draft or StatusNames.UnderReview or StatusNames.Archived)
        {
            return false;
        }

        return record.Visibility switch
        {
            Visibility.Public => true,
            Visibility.Region => viewer.IsSignedIn && (Up(record.Place).Contains(PlaceOf(viewer)) || Up(PlaceOf(viewer)).Contains(record.Place)),
            Visibility.Parties => record.HasParty && viewer.OrganisationId == Party,
            _ => false,
        };
    }

    // The region and everything above it, without the paths that the real rules compare.
    private static string[] Up(string place) => place switch
    {
        "" => [],
        TestRegion.Province => [TestRegion.Province],
        TestRegion.City or TestRegion.OtherCity => [place, TestRegion.Province],
        _ => [place, TestRegion.City, TestRegion.Province],
    };

    private static string PlaceOf(Viewer viewer) => Places.SingleOrDefault(p => TestRegion.PathOf(p) == viewer.RegionPath, "");

    private static List<int> Visible(Viewer viewer) => [.. Enumerable.Range(0, Samples.Count).Where(i => MaySee(viewer, Samples[i]))];

    private static void Same(Viewer viewer, IEnumerable<int> expected, IEnumerable<int> actual)
    {
        var (right, got) = (expected.ToHashSet(), actual.ToHashSet());
        var wrong = right.Except(got).Select(i => $"hidden {Samples[i]}").Concat(got.Except(right).Select(i => $"shown {Samples[i]}")).ToList();
        Assert.True(wrong.Count == 0, $"{viewer}: {string.Join("; ", wrong.Take(5))}");
    }

    private static void Add(AppDb db, int i)
    {
        var (sample, key, now) = (Samples[i], Key(i), new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
        var path = TestRegion.PathOf(sample.Place);
        var offer = new Offer
        {
            Id = new(key),
            OwnerId = Owner,
            Title = "offer",
            RegionCode = sample.Place,
            RegionPath = path,
            Visibility = sample.Visibility,
            Parties = PartiesOf(sample),
        };
        var thread = new Cooperation
        {
            Id = new(key),
            OwnerId = Owner,
            Title = "thread",
            RegionCode = sample.Place,
            RegionPath = path,
            Visibility = sample.Visibility,
            Parties = PartiesOf(sample),
            ManagerId = null,
        };
        db.AddRange(NeedOf(i, sample), offer, thread);
        offer.Enter(sample.Status, now);
        thread.Enter(sample.Status, now);
        db.Timeline.Add(new() { Id = new(key), RecordKind = nameof(Cooperation), RecordId = key, At = now, ByUserId = null, ByName = "x", Text = "x" });
        db.ActionItems.Add(new()
        {
            Id = new(key),
            RecordKind = nameof(Cooperation),
            RecordId = key,
            Title = "x",
            OwnerId = null,
            OwnerName = "x",
            Due = new(2026, 12, 1),
            RegionPath = path,
        });
        var mate = new Id<Offer>(Key(Mate(i)));
        db.Candidates.Add(new() { NeedId = new(key), OfferId = mate, JobId = new Id<Job>(key), Score = 1, Percent = 1, Rank = 1, Reasons = [], At = now });
        db.Decisions.Add(new()
        {
            Id = new(key),
            NeedId = new(key),
            OfferId = mate,
            Verdict = Verdict.Declined,
            DecidedBy = null,
            DecidedByName = "x",
            At = now,
            RegionPath = path,
        });
    }

    private static Need NeedOf(int i, Sample sample)
    {
        var need = new Need
        {
            Id = new(Key(i)),
            OwnerId = Owner,
            Title = "need",
            RegionCode = sample.Place,
            RegionPath = TestRegion.PathOf(sample.Place),
            Visibility = sample.Visibility,
            Parties = PartiesOf(sample),
        };
        need.Enter(sample.Status, default);
        return need;
    }

    // A pair joins unlike records, so that a filter on one half only would be noticed.
    private static int Mate(int i) => (i * 37 + 11) % Samples.Count;

    private static List<Guid> PartiesOf(Sample sample) => sample.HasParty ? [Party.Value] : [];

    private static Guid Key(int i) => new(i + 1, 7, 0x7000, new byte[8]);

    private static int Number(Guid key) => BitConverter.ToInt32(key.ToByteArray()) - 1;

    private static Id<Organisation> Organisation(int i) => new(new Guid(i, 1, 0x7000, new byte[8]));
}
