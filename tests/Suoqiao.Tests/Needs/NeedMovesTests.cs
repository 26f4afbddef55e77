using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Needs;

public sealed class NeedMovesTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Written out once more, so that the table cannot change unnoticed: status, then the moves that are open and where they lead.
    private static readonly Dictionary<string, Dictionary<Move, string>> Expected = new()
    {
        [StatusNames.Draft] = new() { [Move.Submit] = StatusNames.UnderReview, [Move.Archive] = StatusNames.Archived },
        [StatusNames.UnderReview] = new()
        {
            [Move.Publish] = StatusNames.Published,
            [Move.Return] = StatusNames.Draft,
            [Move.Reopen] = StatusNames.Draft,
        },
        [StatusNames.Published] = new() { [Move.Return] = StatusNames.Draft, [Move.Close] = StatusNames.Closed },
        [StatusNames.Matched] = new() { [Move.Close] = StatusNames.Closed },
        [StatusNames.Closed] = new() { [Move.Reopen] = StatusNames.Draft, [Move.Archive] = StatusNames.Archived },
        [StatusNames.Expired] = new() { [Move.Reopen] = StatusNames.Draft, [Move.Archive] = StatusNames.Archived },
        [StatusNames.Archived] = new() { [Move.Reopen] = StatusNames.Draft },
    };

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var status in TestStatus.All)
            {
                foreach (var move in Enum.GetNames<Move>())
                {
                    pairs.Add(status, move);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Each_move_leads_where_the_table_says_or_is_refused_with_a_reason(string status, string move)
    {
        var from = status;
        var firm = await app.AddOrganisationAsync($"{status}{move}公司");
        var need = await app.AddNeedAsync(firm, from);

        var refusal = await MoveAsync(need, Enum.Parse<Move>(move));

        if (Expected[from].TryGetValue(Enum.Parse<Move>(move), out var to))
        {
            Assert.Null(refusal);
            Assert.Equal(to, (await app.ReadNeedAsync(need.Id)).StatusName());
        }
        else
        {
            Assert.Contains("现在的状态是", Assert.IsType<Refusal.Rule>(refusal).Message, StringComparison.Ordinal);
            Assert.Equal(from, (await app.ReadNeedAsync(need.Id)).StatusName());
        }
    }

    [Fact]
    public async Task Only_reviewers_pass_a_review_and_only_writers_close()
    {
        var firm = await app.AddOrganisationAsync("权限公司", TestRegion.District);
        var need = await app.AddNeedAsync(firm, StatusNames.UnderReview);
        Viewer Of(Role role, string region) => new(Id<User>.New(app.Time), "某人", role, null, TestRegion.PathOf(region));
        var member = Of(Role.Member, TestRegion.District) with { OrganisationId = firm.Id };

        Assert.IsType<Refusal.NotAllowed>(await MoveAsync(need, Move.Publish, member));
        Assert.IsType<Refusal.NotFound>(await MoveAsync(need, Move.Publish, Of(Role.Operator, TestRegion.OtherDistrict)));
        Assert.IsType<Refusal.NotAllowed>(await MoveAsync(need, Move.Publish, Of(Role.TechnologyManager, TestRegion.City)));
        Assert.IsType<Refusal.Stale>(await MoveAsync(need, Move.Publish, Of(Role.Operator, TestRegion.City), need.Version + 1));
        Assert.Null(await MoveAsync(need, Move.Publish, Of(Role.Operator, TestRegion.City)));
        Assert.IsType<Refusal.NotAllowed>(await MoveAsync(need, Move.Close, Of(Role.Reader, TestRegion.City), need.Version + 1));
        Assert.IsType<Refusal.NotFound>(await MoveAsync(need, Move.Close, Of(Role.Member, TestRegion.City), need.Version + 1, hide: true));
        Assert.Null(await MoveAsync(need, Move.Close, member, need.Version + 1));
    }

    private Task<Refusal?> MoveAsync(Need need, Move move, Viewer? viewer = null, int? version = null, bool hide = false) =>
        app.AsAsync(viewer ?? Viewer.System, services =>
        {
            var (id, input) = (hide ? new(Guid.Empty) : need.Id, new MoveInput { Version = version ?? need.Version, NotSame = true, Note = "请补充" });
            return services.GetRequiredService<MoveRecord<Need>>().HandleAsync(id, move, input, Ct);
        });
}
