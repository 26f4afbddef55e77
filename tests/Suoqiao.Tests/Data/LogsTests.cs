using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;

namespace Suoqiao.Tests.Data;

public sealed class LogsTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Few lines go out one by one, many as one statement: both have to leave the same.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(250)]
    public async Task Every_record_has_its_line_in_the_audit_and_in_the_feed_in_order(int count)
    {
        var owner = await app.AddOrganisationAsync($"单位“{count}”");
        var ids = await app.DbAsync(async db =>
        {
            var needs = Enumerable.Range(0, count).Select(i => new Need
            {
                Id = Id<Need>.New(app.Time),
                OwnerId = owner.Id,
                RegionCode = owner.RegionCode,
                RegionPath = owner.RegionPath,
                Title = $"需求{i}",
            }).ToList();
            db.AddRange(needs);
            await db.SaveChangesAsync(Ct);
            return needs.ConvertAll(need => need.Id.Value);
        });

        var (audit, feed) = await app.DbAsync(async db => (
            await db.Audit.Where(line => line.Subject == nameof(Need)).OrderBy(line => line.Sequence).ToListAsync(Ct),
            await db.Changes.Where(line => line.Kind == nameof(Need)).OrderBy(line => line.Sequence).ToListAsync(Ct)));

        Assert.Equal(ids, audit.TakeLast(count).Select(line => Guid.Parse(line.SubjectId)));
        Assert.Equal(ids, feed.TakeLast(count).Select(line => line.RecordId));
        Assert.All(audit.TakeLast(count), line => Assert.Equal(
            (AuditAction.Create, "system", null, owner.RegionPath, "", app.Time.GetUtcNow()),
            (line.Action, line.UserName, line.UserId, line.RegionPath, line.Detail, line.At)));
        Assert.All(feed.TakeLast(count), line => Assert.Equal(app.Time.GetUtcNow(), line.At));
    }
}
