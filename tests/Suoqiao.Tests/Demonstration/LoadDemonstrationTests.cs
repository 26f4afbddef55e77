using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Records;
using Suoqiao.Standards;
using Suoqiao.Threads;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Demonstration;

public sealed class LoadDemonstrationTests(DemonstrationApp demonstration) : IClassFixture<DemonstrationApp>
{
    private readonly App app = demonstration.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_city_has_the_promised_records()
    {
        var kinds = await app.DbAsync(db => db.Organisations.GroupBy(o => o.Kind).ToDictionaryAsync(g => g.Key, g => g.Count(), Ct));

        Assert.Equal(12, kinds[OrganisationKind.Society]);
        Assert.Equal(8, kinds[OrganisationKind.University] + kinds[OrganisationKind.Institute]);
        Assert.Equal(45, kinds[OrganisationKind.Enterprise]);
        Assert.Equal(60, await app.DbAsync(db => db.Needs.CountAsync(Ct)));
        Assert.Equal(240, await app.DbAsync(db => db.Offers.CountAsync(Ct)));
        Assert.Equal(120, await app.DbAsync(db => db.Experts.CountAsync(Ct)));
        Assert.Equal(10, await app.DbAsync(db => db.Users.CountAsync(u => u.Role == Role.TechnologyManager, Ct)));
    }

    [Fact]
    public async Task Threads_stand_in_every_stage()
    {
        var stages = await app.DbAsync(db => db.Cooperations.Select(c => c.Stage).Distinct().ToListAsync(Ct));

        Assert.Equal(Enum.GetValues<Stage>().Order(), stages.Order());
    }

    [Fact]
    public async Task Every_code_has_right_check_digits()
    {
        var codes = await app.DbAsync(db => db.Organisations.Select(o => o.CreditCode).ToListAsync(Ct));
        var patents = (await app.DbAsync(db => db.Offers.Select(o => o.Patents).ToListAsync(Ct))).SelectMany(p => p).ToList();

        Assert.All(codes, code => Assert.True(CreditCode.TryParse(code, out _), code));
        Assert.NotEmpty(patents);
        Assert.All(patents, patent => Assert.True(PatentNumber.TryParse(patent, out _), patent));
    }

    [Fact]
    public async Task Titles_are_in_both_languages_and_differ()
    {
        var titles = await app.DbAsync(db => db.Needs.Select(n => new { n.Title, n.TitleEn })
            .Concat(db.Offers.Select(o => new { o.Title, o.TitleEn })).ToListAsync(Ct));

        Assert.All(titles, t => Assert.False(string.IsNullOrWhiteSpace(t.TitleEn), t.Title));
        Assert.Equal(titles.Count, titles.Select(t => t.Title).Distinct().Count());
    }

    [Fact]
    public async Task A_second_start_loads_nothing_more()
    {
        var before = await app.DbAsync(db => db.Changes.CountAsync(Ct));

        await DemonstrationFeature.LoadAsync(app.Services, Ct);

        Assert.Equal(before, await app.DbAsync(db => db.Changes.CountAsync(Ct)));
    }
}

/// <summary>The site with the demonstration region loaded once for a class.</summary>
public sealed class DemonstrationApp : IAsyncLifetime
{
    public App App { get; } = new();

    public async ValueTask InitializeAsync() => await DemonstrationFeature.LoadAsync(App.Services, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
