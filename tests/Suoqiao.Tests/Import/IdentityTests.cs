using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Records.Files;
using Suoqiao.Standards;
using Suoqiao.Tables;

namespace Suoqiao.Tests.Import;

/// <summary>One thing that is spelt in two ways is one, within a file and against the database, in files, forms and accounts.</summary>
public sealed class IdentityTests : IAsyncLifetime
{
    private readonly App app = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suoqiao-identity-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await TestRegion.CreateAsync(app);

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("云汀(集团)有限公司")]
    [InlineData("云汀〔集团〕有限\u200B公司")]
    [InlineData(" 云汀 （集团） 有限公司\uFEFF")]
    public async Task A_need_goes_to_the_organisation_however_its_name_is_spelt(string name)
    {
        var organisation = await app.AddOrganisationAsync("云汀（集团）有限公司");

        var (result, _) = await ImportAsync(
            "needs", $"编号,单位,名称\nn1,{name},甲需求\n", input => input with { CreateOrganisations = true, Region = TestRegion.City });

        Assert.Equal((1, 0, 0), (result.New, result.Bad, result.Organisations));
        Assert.Equal(organisation.Id, (await app.DbAsync(db => db.Needs.SingleAsync(Ct))).OwnerId);
    }

    [Theory]
    [InlineData("n1", "N1")]
    [InlineData("ｎ１", "n1")]
    [InlineData("n-1", "N\u200B–1")]
    public async Task A_record_is_known_by_its_id_however_that_is_spelt(string id, string again)
    {
        await app.AddOrganisationAsync("云汀电池有限公司");

        await ImportAsync("needs", $"编号,单位,名称\n{id},云汀电池有限公司,甲\n");
        var (result, _) = await ImportAsync("needs", $"编号,单位,名称\n{again},云汀电池有限公司,甲改\n");
        var (twice, faults) = await ImportAsync("needs", $"编号,单位,名称\n{id},云汀电池有限公司,甲\n{again},云汀电池有限公司,乙\n");

        Assert.Equal((0, 1), (result.New, result.Changed));
        var need = await app.DbAsync(db => db.Needs.SingleAsync(Ct));
        Assert.Equal((NameKey.Written(id), "甲改"), (need.ExternalId, need.Title));
        Assert.Equal(1, twice.Bad);
        Assert.Equal((3, "编号"), (Assert.Single(faults).Row, faults[0].Column));
    }

    [Fact]
    public async Task Ids_that_were_two_before_they_compared_by_one_key_stay_two_and_a_third_spelling_is_asked_about()
    {
        var owner = await app.AddOrganisationAsync("云汀电池有限公司");
        await app.DbAsync(async db =>
        {
            foreach (var id in new[] { "n1", "N1" })
            {
                db.Needs.Add(new Need
                {
                    Id = Id<Need>.New(app.Time), OwnerId = owner.Id, RegionCode = owner.RegionCode, RegionPath = owner.RegionPath, Title = id, ExternalId = id,
                });
            }

            return await db.SaveChangesAsync(Ct);
        });

        var (exact, _) = await ImportAsync("needs", "编号,单位,名称\nN1,云汀电池有限公司,大写\n");
        var (other, faults) = await ImportAsync("needs", "编号,单位,名称\nＮ1\u200B1,云汀电池有限公司,新的\n\"N\u200B1 \",云汀电池有限公司,大写\nn\u00AD１,云汀电池有限公司,小写\n");

        Assert.Equal((0, 1), (exact.New, exact.Changed));
        Assert.Equal(["n1", "大写"], await app.DbAsync(db => db.Needs.OrderBy(n => n.Title).Select(n => n.Title).ToListAsync(Ct)));
        Assert.Equal((1, 1), (other.New, other.Bad));
        Assert.Equal(4, Assert.Single(faults).Row);
    }

    [Fact]
    public async Task A_credit_code_stands_once_in_a_file_however_it_is_spelt()
    {
        var (result, faults) = await ImportAsync("organisations", """
            id,名称,统一社会信用代码,地区
            c4,丁所,12440600mb2c07549j,990100
            c5,戊所,１２４４０６００ＭＢ２Ｃ０７５４９Ｊ,990100
            c6,己所,1244 0600 MB2C 0754 9J,990100
            """, input => input with { SkipBad = true });

        Assert.Equal((1, 2), (result.New, result.Bad));
        Assert.Equal([3, 4], faults.Select(fault => fault.Row));
        Assert.All(faults, fault => Assert.Equal("统一社会信用代码", fault.Column));
    }

    [Fact]
    public async Task A_credit_code_that_is_a_persons_number_is_asked_about()
    {
        using var oper = await app.CreateClientAsync(Role.Operator);
        var added = await oper.PostAsJsonAsync(
            "/api/organisations", new { name = "丙厂", kind = "Enterprise", region = TestRegion.City, creditCode = "330106197001010051" }, Ct);

        var at = added.Headers.Location!.OriginalString;
        var view = await oper.GetFromJsonAsync<JsonElement>(at, Ct);

        Assert.Contains("身份证", view.GetProperty("creditCodeNotice").GetString(), StringComparison.Ordinal);
        Assert.Contains("身份证", (await oper.GetPageAsync(at["/api".Length..])).QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_and_accounts_find_an_organisation_however_its_name_is_spelt()
    {
        var organisation = await app.AddOrganisationAsync("云汀（研究）院");
        using var oper = await app.CreateClientAsync(Role.Operator);

        using var need = await oper.PostFormAsync("/needs/new", "record", new()
        {
            ["Input.Title"] = "为云汀研究院记下的需求",
            ["Input.OrganisationName"] = "云汀[研究]院",
            ["Input.Visibility"] = "Parties",
            ["Input.PartyNames"] = "云汀(研究) 院",
        });
        var similar = await oper.PostAsJsonAsync("/api/organisations", new { name = "云汀 (研究) 院", kind = "Institute", region = TestRegion.City }, Ct);

        Assert.Equal(HttpStatusCode.Redirect, need.StatusCode);
        var written = await app.DbAsync(db => db.Needs.SingleAsync(Ct));
        Assert.Equal((organisation.Id, organisation.Id.Value), (written.OwnerId, Assert.Single(written.Parties)));
        Assert.Contains("云汀（研究）院", await similar.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private Task<(ImportResult Result, List<RowFault> Faults)> ImportAsync(string kind, string text, Func<ImportInput, ImportInput>? how = null) =>
        app.AsAsync(Viewer.System, async services =>
        {
            var path = Path.Combine(folder.FullName, $"{Guid.CreateVersion7()}.csv");
            await File.WriteAllTextAsync(path, text, Ct);
            var of = services.GetRequiredService<FileKinds>().At(kind)!;
            var faults = new List<RowFault>();
            var (result, refusal) = await services.GetRequiredService<ImportFile>().HandleAsync(
                of, () => TableReader.Open(path, of.Columns()), (how ?? (input => input))(new ImportInput()), faults.Add, null, Ct);
            Assert.Null(refusal);
            return (result, faults);
        });
}
