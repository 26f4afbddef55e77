using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Tests.Matches;
using Suoqiao.Threads;

namespace Suoqiao.Tests.RegionRules;

public sealed class RegionRulesPageTests
{
    private const string Pack =
        """
        { "id": "test-city", "jurisdiction": "990100", "subject": "technology-transfer", "title": { "zh": "科技成果转化", "en": "Technology transfer" },
          "rules": [ { "key": "price-publicity", "title": { "zh": "协议定价公示", "en": "Publicity of a negotiated price" }, "versions": [
            { "from": "2020-01-01", "to": "2026-01-01", "source": { "name": "试验市旧办法", "issuer": "试验市" }, "article": "第六条",
              "words": { "zh": "公示不少于十五日。", "en": "At least fifteen days." } },
            { "from": "2026-01-01", "source": { "name": "试验市条例", "issuer": "试验市" }, "article": "第十七条",
              "words": { "zh": "公示不少于十日。", "en": "At least ten days." },
              "parameters": [ { "name": "publicity", "title": { "zh": "公示期", "en": "Publicity" }, "unit": "days", "value": 10 } ] } ] } ] }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_region_shows_its_own_rule_before_the_country_s_with_article_and_history()
    {
        await using var app = new App();
        WritePack(app.Folder, Pack);
        await TestRegion.CreateAsync(app);
        using var client = app.CreateClient();

        var city = (await client.GetPageAsync("/rules?region=990100")).QuerySelector("#technology-transfer-price-publicity")!;
        var country = (await client.GetPageAsync("/rules?region=990000")).QuerySelector("#technology-transfer-price-publicity")!;

        var inForce = city.QuerySelector(".rule-version")!.TextContent;
        Assert.Contains("公示不少于十日。", inForce, StringComparison.Ordinal);
        Assert.Contains("第十七条", inForce, StringComparison.Ordinal);
        Assert.Contains("10 日", inForce, StringComparison.Ordinal);
        Assert.Contains("公示不少于十五日。", city.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第十八条", city.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("十日", country.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_contact_is_promised_by_the_region_s_calendar()
    {
        // The clock stands on Sunday the 22nd; the city has a holiday on Tuesday and works on Saturday.
        const string calendar =
            """
            { "id": "test-days", "jurisdiction": "990100", "subject": "working-days", "title": { "zh": "工作日", "en": "Working days" },
              "rules": [ { "key": "public-holidays", "title": { "zh": "放假", "en": "Holidays" }, "versions": [
                { "from": "2026-01-01", "to": "2027-01-01", "source": { "name": "试验市通知", "issuer": "试验市" }, "article": "第一条", "words": { "zh": "放假。", "en": "Holidays." },
                  "parameters": [
                    { "name": "days-off", "title": { "zh": "放假", "en": "Days off" }, "unit": "dates", "value": ["2026-11-24", "2026-11-26", "2026-11-27"] },
                    { "name": "working-weekends", "title": { "zh": "上班", "en": "Worked" }, "unit": "dates", "value": ["2026-11-28"] } ] } ] } ] }
            """;
        await using var app = new App();
        WritePack(app.Folder, calendar);
        var firm = Samples.Organisation();
        var need = Samples.Need(firm, "电解液低温性能");
        await app.AddAsync(firm, need);

        var due = await app.AsAsync(Samples.Manager, async services =>
        {
            var open = services.GetRequiredService<OpenThread>();
            open.TakeUp(open.Open("电解液", "", "", (need, SideRole.Demand)), "");
            return services.GetRequiredService<Suoqiao.Data.AppDb>().ActionItems.Local.Single().Due;
        });

        Assert.Equal(new DateOnly(2026, 11, 28), due);
    }

    [Fact]
    public async Task A_pack_with_a_fault_stops_the_start_and_names_file_line_and_remedy()
    {
        await using var app = new App();
        WritePack(app.Folder, Pack.Replace("\"2020-01-01\"", "\"2020-13-01\"", StringComparison.Ordinal));

        var stopped = Assert.Throws<InvalidDataException>(() => app.Services);

        Assert.Contains("test-city.json:3:", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("2020-13-01", stopped.Message, StringComparison.Ordinal);
    }

    private static void WritePack(string folder, string pack) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "rules")).FullName, "test-city.json"), pack);
}
