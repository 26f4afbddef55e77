using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Records;

namespace Suoqiao.Tests.Needs;

/// <summary>Needs as people type them.</summary>
internal static class TestNeeds
{
    public const string Description =
        "我们给北方换电柜供磷酸铁锂电芯，冬天客户反映零下二十度以下放不出电、充电析锂。前期试过提高乙酸乙酯比例，低温是好了，但四十五度循环三百圈就鼓包。"
        + "希望找到一套添加剂组合配方，低温和高温循环能兼顾。验收以我方提供的五十安时方壳电芯为准，由第三方出报告，合格后先付中试费再谈许可。";

    public static NeedInput Complete(string title = "零下三十摄氏度可用的磷酸铁锂电解液") => new()
    {
        Title = title,
        Description = Description,
        MustHaves =
        [
            new() { Name = "−30 ℃ 放电容量保持率", Relation = "≥", Value = "75", Unit = "%" },
            new() { Name = "配方成本增幅", Relation = "≤", Value = "10", Unit = "%" },
        ],
        BudgetMin = 80,
        BudgetMax = 180.5m,
        Deadline = new DateOnly(2027, 3, 31),
        Industry = "C3841",
        ChainWords = ["电解液", "软包电芯"],
        ContactName = "柳承泽",
        ContactPhone = "100-3012-8153",
        ContactMail = "tech@tingyuan.example",
    };

    /// <summary>The same as the fields of the form.</summary>
    public static Dictionary<string, string> Form(string title = "零下三十摄氏度可用的磷酸铁锂电解液") => new()
    {
        ["Input.Title"] = title,
        ["Input.Description"] = Description,
        ["Input.MustHaves[0].Name"] = "−30 ℃ 放电容量保持率",
        ["Input.MustHaves[0].Relation"] = "≥",
        ["Input.MustHaves[0].Value"] = "75",
        ["Input.MustHaves[0].Unit"] = "%",
        ["Input.BudgetMin"] = "80",
        ["Input.BudgetMax"] = "180.5",
        ["Input.Deadline"] = "2027-03-31",
        ["Input.Industry"] = "C3841 电池制造",
        ["Input.ChainWordLine"] = "电解液、软包电芯",
        ["Input.ContactName"] = "柳承泽",
        ["Input.ContactPhone"] = "100-3012-8153",
        ["action"] = "save",
    };

    /// <summary>Adds a need of the organisation in that status, past all operations.</summary>
    public static Task<Need> AddNeedAsync(
        this App app, Organisation owner, string status = StatusNames.Published, NeedInput? input = null) => app.DbAsync(async db =>
    {
        input ??= Complete();
        var need = new Need
        {
            Id = Id<Need>.New(app.Time),
            Title = "",
            OwnerId = owner.Id,
            RegionCode = owner.RegionCode,
            RegionPath = owner.RegionPath,
        };
        ActivatorUtilities.CreateInstance<NeedContent>(app.Services).Write(input, input.Industry ?? "", need);
        (need.Visibility, need.Parties, need.Completeness) = (input.Visibility, input.Parties, KindOfNeed.Kind.CompletenessOf(need).Score);
        if (status is not (StatusNames.Draft or StatusNames.UnderReview))
        {
            need.Enter(StatusNames.Published, app.Time.GetUtcNow());
        }

        need.Enter(status, app.Time.GetUtcNow());
        db.Add(need);
        await db.SaveChangesAsync();
        return need;
    });

    public static Task<Need> ReadNeedAsync(this App app, Id<Need> id) =>
        app.DbAsync(db => db.Needs.AsNoTracking().SingleAsync(n => n.Id == id));

    /// <summary>The id at the end of the address that a form led to.</summary>
    public static Id<Need> IdFrom(HttpResponseMessage answer) =>
        Id<Need>.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1], null);
}

internal static class FormValues
{
    /// <summary>Presses a button towards publication; similar records, if shown, are said not to be the same.</summary>
    public static async Task StepAsync(this HttpClient client, string path, string step)
    {
        var values = new Dictionary<string, string> { ["step"] = step };
        if ((await client.GetPageAsync(path)).QuerySelector("[name='Review.NotSame']") is not null)
        {
            values["Review.NotSame"] = "true";
        }

        using var answer = await client.PostFormAsync(path, "review", values);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, (await answer.ReadPageAsync()).QuerySelector(".notice")?.TextContent);
    }

    /// <summary>The same with one value changed.</summary>
    public static Dictionary<string, string> With(this Dictionary<string, string> values, string name, string value) =>
        new(values) { [name] = value };
}
