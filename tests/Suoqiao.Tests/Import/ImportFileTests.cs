using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.Records;
using Suoqiao.Records.Files;
using Suoqiao.Tables;
using Suoqiao.Tests.Needs;
using Suoqiao.Tests.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Import;

public sealed class ImportFileTests : IAsyncLifetime
{
    private static readonly string[] Headers = ["编号", "单位", "需求名称", "需求内容", "技术指标", "预算（万元）", "截止日期", "所属行业", "关键词", "技术联系人", "联系电话", "邮箱"];

    private static readonly string[][] Rows =
    [
        ["N-1", "泽川电解液有限公司", "零下三十度可用的电解液", "低温下放不出电，\n希望改进。", "−30 ℃ 保持率 ≥ 75 %；循环 ≥ 800 次", "80–180",
            "2027-03-31", "C3985", "电解液；1,4-丁二醇", "柳承泽", "100-3012-8153", "tech@example.org"],
        ["N-2", "91370600000000000K", "废轮胎热解炭黑提质", "", "", "面议", "", "", "", "", "", ""],
    ];

    private readonly App app = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suoqiao-import-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    static ImportFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public async ValueTask InitializeAsync() => await app.DbAsync(async db =>
    {
        var region = new Region { Code = "990000", Kind = RegionKind.Province, Name = "泽江省", NameEn = "Zejiang", Path = "/990000/" };
        db.AddRange(
            region,
            new Region { Code = "990100", ParentCode = "990000", Kind = RegionKind.City, Name = "云汀市", NameEn = "Yunting", Path = "/990000/990100/" },
            new Region { Code = "990200", ParentCode = "990000", Kind = RegionKind.City, Name = "汶川市", NameEn = "Wenchuan", Path = "/990000/990200/" },
            Organisation("泽川电解液有限公司", "990100", "/990000/990100/", ""),
            Organisation("远坡轮胎有限公司", "990200", "/990000/990200/", "91370600000000000K"),
            Organisation("同名公司", "990100", "/990000/990100/", ""),
            Organisation("同名公司", "990200", "/990000/990200/", ""));
        await db.SaveChangesAsync(Ct);
        return 0;
    });

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Each_kind_of_file_brings_the_same_records()
    {
        var gb18030 = Write("gb.csv", Encoding.GetEncoding("GB18030"));
        var marked = Write("bom.csv", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var workbook = await WriteWorkbookAsync("book.xlsx");

        var first = await ImportAsync(gb18030);
        var second = await ImportAsync(marked);
        var third = await ImportAsync(workbook);

        Assert.Equal(new ImportResult(2, 0, 0, 0, 0, Written: true), first.Result);
        Assert.Equal(new ImportResult(0, 0, 2, 0, 0, Written: false), second.Result);
        Assert.Equal(new ImportResult(0, 0, 2, 0, 0, Written: false), third.Result);
        var needs = await app.DbAsync(db => db.Needs.AsNoTracking().OrderBy(n => n.ExternalId).ToListAsync(Ct));
        Assert.Equal("低温下放不出电，\n希望改进。", needs[0].Description);
        Assert.Equal([new MustHave("−30 ℃ 保持率", "≥", "75", "%"), new MustHave("循环", "≥", "800", "次")], needs[0].MustHaves);
        Assert.Equal((80_000_000L, 180_000_000L), (needs[0].BudgetMin, needs[0].BudgetMax));
        Assert.Equal(new DateOnly(2027, 3, 31), needs[0].Deadline);
        Assert.Equal(["电解液", "1,4-丁二醇"], needs[0].ChainWords);
        Assert.Equal(("C3985", StatusNames.Draft, "990100"), (needs[0].Industry, needs[0].StatusName(), needs[0].RegionCode));
        Assert.Equal("100-3012-8153", needs[0].Contact.Phone);
        Assert.Equal(KindOfNeed.Kind.CompletenessOf(needs[0]).Score, needs[0].Completeness);
        Assert.Equal(("990200", null, null), (needs[1].RegionCode, needs[1].BudgetMin, needs[1].BudgetMax));
    }

    [Fact]
    public async Task Importing_again_writes_nothing_and_a_change_raises_the_version()
    {
        var file = Write("needs.csv", new UTF8Encoding(false));
        await ImportAsync(file);
        var before = await AuditAsync();

        await ImportAsync(file);
        var unchanged = await AuditAsync();
        var changed = await ImportAsync(Write("changed.csv", new UTF8Encoding(false), rows => rows[0][2] = "换了名字的需求"));

        Assert.Equal(before, unchanged);
        Assert.Equal((1, 1), (changed.Result.Changed, changed.Result.Same));
        var need = await app.DbAsync(db => db.Needs.AsNoTracking().SingleAsync(n => n.ExternalId == "N-1", Ct));
        Assert.Equal(("换了名字的需求", 2), (need.Title, need.Version));
        Assert.Equal(before with { Audit = before.Audit + 1, Changes = before.Changes + 1 }, await AuditAsync());
    }

    [Fact]
    public async Task Ten_different_faults_are_all_told_and_nothing_is_written()
    {
        var file = Path.Combine(folder.FullName, "faults.csv");
        await File.WriteAllTextAsync(
            file,
            """
            编号,单位,名称,预算,截止日期,行业,地区,可见范围,状态
            1,泽川电解液有限公司,没有问题,,,,,,
            1,泽川电解液有限公司,编号重复,,,,,,
            ,泽川电解液有限公司,没有编号,,,,,,
            3,泽川电解液有限公司,,,,,,,
            4,没有这家公司,单位不存在,,,,,,
            5,同名公司,单位不止一个,,,,,,
            6,泽川电解液有限公司,金额写错,很多钱,,,,,
            7,泽川电解液有限公司,日期写错,,2027-13-40,,,,
            8,泽川电解液有限公司,行业写错,,,Z9999,,,
            9,泽川电解液有限公司,地区写错,,,,火星,,
            10,泽川电解液有限公司,范围写错,,,,,随便看,
            """,
            Ct);

        var (result, refusal, faults) = await ImportAsync(file);

        Assert.Null(refusal);
        Assert.Equal(new ImportResult(1, 0, 0, 10, 0, Written: false), result);
        Assert.Equal(
            ["3 编号", "4 编号", "5 名称", "6 单位", "7 单位", "8 预算", "9 截止日期", "10 行业", "11 地区", "12 可见范围"],
            faults.Select(fault => $"{fault.Row} {fault.Column}"));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task With_skip_bad_the_sound_rows_are_written()
    {
        var file = Write("needs.csv", new UTF8Encoding(false), rows => rows[1][1] = "没有这家公司");

        var (result, _, faults) = await ImportAsync(file, input => input with { SkipBad = true });

        Assert.Equal(new ImportResult(1, 0, 0, 1, 0, Written: true), result);
        Assert.Single(faults);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_fault_in_the_last_of_many_rows_leaves_nothing_behind()
    {
        var file = Path.Combine(folder.FullName, "many.csv");
        var rows = Enumerable.Range(1, 2500).Select(i => $"{i},泽川电解液有限公司,第{i}条需求").Append("2501,没有这家公司,最后一条");
        await File.WriteAllLinesAsync(file, rows.Prepend("编号,单位,名称"), Ct);

        var (result, _, _) = await ImportAsync(file);

        Assert.Equal((2500, 1, false), (result.New, result.Bad, result.Written));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task What_changes_between_judging_and_writing_undoes_the_whole_import()
    {
        // The second reading finds another file than the first, as when somebody saves it meanwhile.
        var good = Write("good.csv", new UTF8Encoding(false));
        var bad = Write("bad.csv", new UTF8Encoding(false), rows => rows[1][1] = "没有这家公司");
        var opened = 0;

        var (result, _, faults) = await ImportAsync(() => TableReader.Open(opened++ == 0 ? good : bad, RecordCells.Map(KindOfNeed.Kind)), input => input);

        Assert.False(result.Written);
        Assert.Single(faults);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        var (result, _, _) = await ImportAsync(Write("needs.csv", new UTF8Encoding(false)), input => input with { DryRun = true });

        Assert.Equal(new ImportResult(2, 0, 0, 0, 0, Written: false), result);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Unknown_organisations_are_created_once_when_asked_for()
    {
        var file = Path.Combine(folder.FullName, "new.csv");
        await File.WriteAllTextAsync(file, "编号,单位,名称\n1,新来大学,甲需求\n2,新来大学,乙需求\n", Ct);

        var (result, _, _) = await ImportAsync(file, input => input with { CreateOrganisations = true, Region = "云汀市" });

        Assert.Equal((2, 1), (result.New, result.Organisations));
        var owner = await app.DbAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Name == "新来大学", Ct));
        Assert.Equal((OrganisationKind.University, "990100"), (owner.Kind, owner.RegionCode));
        Assert.Equal(2, await app.DbAsync(db => db.Needs.CountAsync(n => n.OwnerId == owner.Id, Ct)));
    }

    [Fact]
    public async Task A_character_that_no_database_keeps_is_a_fault_of_its_row_and_an_unknown_column_a_notice_told_once()
    {
        var file = await FileAsync(
            "编号,单位,名称,描述,需求预算\n1,泽川电解液有限公司,甲,a\0b,30\n2\0,泽川电解液有限公司,乙,,30\n3,泽川\uFFFF公司,丙,,30\n4,泽川电解液有限公司,丁,全,30\n");

        var (result, _, faults) = await ImportAsync(file, input => input with { SkipBad = true });

        Assert.Equal((1, 3, true), (result.New, result.Bad, result.Written));
        Assert.Equal(
            [(1, "需求预算", RowFaultKind.UnknownColumn), (2, "描述", RowFaultKind.ForbiddenCharacter), (3, "编号", RowFaultKind.ForbiddenCharacter),
                (4, "单位", RowFaultKind.ForbiddenCharacter)],
            faults.Select(fault => (fault.Row, fault.Column, fault.Kind)));
    }

    [Fact]
    public async Task An_id_that_is_merged_over_two_rows_is_told_by_its_range()
    {
        var book = WorkbookTests.Write("<sst/>", """
            <row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="B1" t="inlineStr"><is><t>单位</t></is></c><c r="C1" t="inlineStr"><is><t>名称</t></is></c></row>
            <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>泽川电解液有限公司</t></is></c><c r="C2" t="inlineStr"><is><t>甲</t></is></c></row>
            <row r="3"><c r="C3" t="inlineStr"><is><t>乙</t></is></c></row>
            """, behind: """<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>""").ToArray();

        var (result, _, faults) = await ImportAsync(() => TableReader.Open(new MemoryStream(book), "b.xlsx", RecordCells.Map(KindOfNeed.Kind)), input => input);

        Assert.Equal((1, 1), (result.New, result.Bad));
        Assert.Contains("A2:A3", Assert.Single(faults).Arguments[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_that_stands_twice_is_told_by_the_column_that_names_it()
    {
        var file = Path.Combine(folder.FullName, "twice.csv");
        await File.WriteAllTextAsync(file, "单位名称,地区,统一社会信用代码\n两次公司,云汀市,\n两次公司,云汀市,\n", Ct);

        var (result, _, faults) = await ImportAsync(
            () => TableReader.Open(file, RecordCells.Map(KindOfOrganisation.Kind)), input => input with { Publish = true }, path: "organisations");

        Assert.False(result.Written);
        Assert.Equal((3, "单位名称"), (Assert.Single(faults).Row, faults[0].Column));
    }

    [Fact]
    public async Task What_a_form_refuses_a_file_does_not_bring_about()
    {
        const string Header = "编号,单位,需求名称,需求内容,技术指标,预算（万元）,截止日期,所属行业,关键词,状态,可见范围\n",
            Whole = "N-8,泽川电解液有限公司,零下三十度可用的电解液," + TestNeeds.Description + ",保持率 ≥ 75 %,80–180,2027-03-31,C3841,电解液,已发布,公开\n",
            Archived = "N-9,泽川电解液有限公司,旧的需求,,,面议,,,,已归档,公开\n";
        var own = await app.DbAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Name == "泽川电解液有限公司", Ct));
        var member = new Viewer(new Id<User>(Guid.CreateVersion7(app.Time.GetUtcNow())), "柳承泽", Role.Member, own.Id, own.RegionPath);
        var oper = new Viewer(new Id<User>(Guid.CreateVersion7(app.Time.GetUtcNow())), "经办", Role.Operator, null, "/990000/");
        await ImportAsync(await FileAsync(Header + Whole + Archived));

        var (same, _, _) = await ImportAsync(await FileAsync("编号,单位,需求名称\nN-9,泽川电解液有限公司,旧的需求\n"), viewer: member);
        var (_, _, faults) = await ImportAsync(
            await FileAsync("编号,单位,需求名称,需求内容,技术指标,截止日期\nN-8,泽川电解液有限公司,电解液,,,\nN-9,泽川电解液有限公司,改了归档的,,,\n"), viewer: member);
        var (_, _, hidden) = await ImportAsync(await FileAsync("编号,单位,需求名称,可见范围\nN-7,泽川电解液有限公司,别人看不到的,仅本单位\n"), viewer: oper);

        Assert.Equal(1, same.Same);
        Assert.Equal([2, 3], faults.Select(fault => fault.Row));
        Assert.Contains("不能保持发布", faults[0].Arguments[0], StringComparison.Ordinal);
        Assert.Contains("已归档", faults[1].Arguments[0], StringComparison.Ordinal);
        Assert.Contains("您将看不到这条记录", Assert.Single(hidden).Arguments[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_gives_no_organisation_what_is_anothers()
    {
        const string Code = "91370600000000000K";
        var own = await app.DbAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Name == "泽川电解液有限公司", Ct));
        var taken = await FileAsync($"编号,单位名称,地区,统一社会信用代码\n{own.Id},泽川电解液有限公司,云汀市,{Code}\n");
        var named = await FileAsync("编号,单位名称,地区\n远坡轮胎有限公司,泽川电解液有限公司,云汀市\n");
        var twice = await FileAsync($"编号,单位名称,地区,统一社会信用代码\n,远坡轮胎有限公司,汶川市,\n,远坡橡胶有限公司,汶川市,{Code}\n");

        Task<(ImportResult Result, Refusal? Refusal, List<RowFault> Faults)> Import(string file) =>
            ImportAsync(() => TableReader.Open(file, RecordCells.Map(KindOfOrganisation.Kind)), input => input with { Publish = true }, path: "organisations");

        Assert.Equal("统一社会信用代码", Assert.Single((await Import(taken)).Faults).Column);
        Assert.Equal("编号", Assert.Single((await Import(named)).Faults).Column);
        Assert.Equal(3, Assert.Single((await Import(twice)).Faults).Row);
    }

    [Fact]
    public async Task Nobody_places_records_outside_of_what_is_theirs()
    {
        var own = await app.DbAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Name == "泽川电解液有限公司", Ct));
        var member = new Viewer(new Id<User>(Guid.CreateVersion7(app.Time.GetUtcNow())), "柳承泽", Role.Member, own.Id, own.RegionPath);
        var oper = new Viewer(new Id<User>(Guid.CreateVersion7(app.Time.GetUtcNow())), "经办", Role.Operator, null, "/990000/990100/");
        var elsewhere = await FileAsync("编号,单位,需求名称,地区\nN-1,泽川电解液有限公司,换个地区,汶川市\n");
        var anywhere = await FileAsync("编号,单位,需求名称\nN-1,泽川电解液有限公司,需求\n");

        Assert.Equal("地区", Assert.Single((await ImportAsync(elsewhere, viewer: member)).Faults).Column);
        Assert.Equal("地区", Assert.Single((await ImportAsync(elsewhere, viewer: oper)).Faults).Column);
        foreach (var viewer in new[] { member, oper })
        {
            Assert.IsType<Refusal.Invalid>((await ImportAsync(anywhere, input => input with { Region = "汶川市" }, viewer)).Refusal);
        }

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task An_expert_of_a_file_is_where_an_expert_of_a_form_is()
    {
        var file = await FileAsync("编号,姓名,单位\nE-1,柳承泽,泽川电解液有限公司\n");
        var draft = await FileAsync("编号,姓名,单位,状态\nE-2,柳承泽,泽川电解液有限公司,草稿\n");

        await ImportAsync(() => TableReader.Open(file, RecordCells.Map(KindOfExpert.Kind)), input => input, path: "experts");
        var (_, _, faults) = await ImportAsync(() => TableReader.Open(draft, RecordCells.Map(KindOfExpert.Kind)), input => input, path: "experts");

        Assert.Equal((Shown.Shown, Visibility.Parties),
            await app.DbAsync(db => db.Experts.Select(e => new ValueTuple<Shown, Visibility>(e.Shown, e.Visibility)).SingleAsync(Ct)));
        Assert.Contains("不经审核", Assert.Single(faults).Arguments[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_writes_for_the_own_organisation_only_and_as_a_draft()
    {
        var own = await app.DbAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Name == "泽川电解液有限公司", Ct));
        var member = new Viewer(new Id<User>(Guid.CreateVersion7(app.Time.GetUtcNow())), "柳承泽", Role.Member, own.Id, own.RegionPath);
        var file = Write("needs.csv", new UTF8Encoding(false));

        var (mixed, _, faults) = await ImportAsync(file, input => input, member);
        var (_, published, _) = await ImportAsync(file, input => input with { Publish = true }, member);

        Assert.Equal((1, 1, false), (mixed.New, mixed.Bad, mixed.Written));
        Assert.Equal("单位", Assert.Single(faults).Column);
        Assert.IsType<Refusal.NotAllowed>(published);
    }

    [Fact]
    public async Task A_reader_may_not_import()
    {
        var (_, refusal, _) = await ImportAsync(Write("needs.csv", new UTF8Encoding(false)), input => input, Viewer.Visitor);

        Assert.IsType<Refusal.NotAllowed>(refusal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task An_operator_does_not_write_into_another_region()
    {
        var viewer = new Viewer(new Id<User>(Guid.CreateVersion7(app.Time.GetUtcNow())), "何知秋", Role.Operator, null, "/990000/990100/");

        var (result, _, faults) = await ImportAsync(Write("needs.csv", new UTF8Encoding(false)), input => input, viewer);

        Assert.Equal((1, 1), (result.New, result.Bad));
        Assert.Equal(3, Assert.Single(faults).Row);
    }

    private static Organisation Organisation(string name, string code, string path, string creditCode)
    {
        var id = new Id<Organisation>(Guid.CreateVersion7());
        return new() { Id = id, OwnerId = id, Name = name, Kind = OrganisationKind.Enterprise, RegionCode = code, RegionPath = path, CreditCode = creditCode };
    }

    private string Write(string name, Encoding encoding, Action<string[][]>? change = null)
    {
        string[][] rows = [.. Rows.Select(row => (string[])row.Clone())];
        change?.Invoke(rows);
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, string.Concat(rows.Prepend(Headers).Select(row => string.Join(',', row.Select(cell => $"\"{cell}\"")) + "\r\n")), encoding);
        return path;
    }

    private async Task<string> WriteWorkbookAsync(string name)
    {
        var path = Path.Combine(folder.FullName, name);
        await using var writer = TableWriter.Create(path, TableFormat.Workbook, [.. Headers.Select(header => new TableColumn(header, header))]);
        foreach (var row in Rows)
        {
            await writer.WriteAsync(row, Ct);
        }

        await writer.CompleteAsync(Ct);
        return path;
    }

    private Task<(ImportResult Result, Refusal? Refusal, List<RowFault> Faults)> ImportAsync(
        string path, Func<ImportInput, ImportInput>? how = null, Viewer? viewer = null) =>
        ImportAsync(() => TableReader.Open(path, RecordCells.Map(KindOfNeed.Kind)), how ?? (input => input), viewer);

    private Task<(ImportResult Result, Refusal? Refusal, List<RowFault> Faults)> ImportAsync(
        Func<TableReader> open, Func<ImportInput, ImportInput> how, Viewer? viewer = null,
        string path = "needs") => app.AsAsync(viewer ?? Viewer.System, async services =>
    {
        var faults = new List<RowFault>();
        var (result, refusal) = await services.GetRequiredService<ImportFile>().HandleAsync(
            services.GetRequiredService<FileKinds>().At(path)!, open, how(new ImportInput()), faults.Add, null, Ct);
        return (result, refusal, faults);
    });

    private async Task<string> FileAsync(string text)
    {
        var path = Path.Combine(folder.FullName, $"{Guid.CreateVersion7()}.csv");
        await File.WriteAllTextAsync(path, text, Ct);
        return path;
    }

    private Task<int> CountAsync() => app.DbAsync(db => db.Needs.CountAsync(Ct));

    private Task<Written> AuditAsync() => app.DbAsync(async db => new Written(await db.Audit.CountAsync(Ct), await db.Changes.CountAsync(Ct)));

    private sealed record Written(int Audit, int Changes);
}
