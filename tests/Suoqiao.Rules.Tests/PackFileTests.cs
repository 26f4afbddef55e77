using System.Text;
using Suoqiao.Rules.Reading;
using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests;

public sealed class PackFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("suoqiao-rules-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_shipped_packs_have_no_faults_and_name_their_sources()
    {
        var reading = RuleBook.Load();

        Assert.Empty(reading.Faults);
        Assert.Equal(["cn-technology-transfer", "cn-working-days", "zhejiang-technology-transfer"], reading.Require().Packs.Select(pack => pack.Id));
        Assert.Equal(PackFile.Shipped.Select(file => Path.GetFileNameWithoutExtension(file.Name)), reading.Require().Packs.Select(pack => pack.Id));
    }

    [Fact]
    public void Publicity_of_a_negotiated_price_is_fifteen_days_in_Zhejiang_and_of_no_stated_length_by_the_law_of_the_country()
    {
        var book = RuleBook.Load().Require();
        var zhejiang = book.Find("/330000/331100/", "technology-transfer", "price-publicity", Day("2026-01-01"))!.Version;
        var elsewhere = book.Find("/110000/", "technology-transfer", "price-publicity", Day("2026-01-01"))!.Version;

        Assert.Equal((15, "第十七条"), (zhejiang.Whole("publicity", RuleUnit.Days), zhejiang.Article));
        Assert.Equal((null, "第十八条"), (elsewhere.Find("publicity"), elsewhere.Article));
        Assert.Equal(["name", "price"], elsewhere.Texts("content"));
    }

    [Theory]
    [InlineData("/330000/", 70, 70, 10)]
    [InlineData("/110000/", 50, 50, 5)]
    public void Awards_have_a_least_share(string path, int transfer, int shares, int ownUse)
    {
        var award = RuleBook.Load().Require().Find(path, "technology-transfer", "award-share", Day("2026-01-01"))!.Version;

        Assert.Equal(
            (transfer, shares, ownUse),
            (award.Number("transfer", RuleUnit.Percent), award.Number("shares", RuleUnit.Percent), award.Number("own-use", RuleUnit.Percent)));
    }

    [Fact]
    public void The_packs_of_a_folder_add_to_the_shipped_ones()
    {
        File.WriteAllText(Path.Combine(folder, "b.json"), Short("ours", "990100", "2020-01-01", null, 7));
        File.WriteAllText(Path.Combine(folder, "read-me.txt"), "no pack");

        var book = RuleBook.Load(folder).Require();

        Assert.Equal(PackFile.Shipped.Count + 1, book.Packs.Count);
        Assert.Equal(7, book.Find("/990000/990100/", "transfer", "publicity", Day("2026-01-01"))!.Version.Whole("period", RuleUnit.Days));
    }

    [Fact]
    public void A_fault_in_a_folder_is_told_with_its_file()
    {
        var file = Path.Combine(folder, "ours.json");
        File.WriteAllText(file, Short("cn-working-days", "990100", "2020-01-01", null, 7), Encoding.UTF8);

        var fault = Assert.Single(RuleBook.Load(folder).Faults);

        Assert.Equal((file, PackProblem.DuplicatePack, "cn-working-days (cn-working-days.json:2)"), (fault.File, fault.Problem, fault.Detail));
    }

    [Fact]
    public void A_folder_that_does_not_exist_has_no_packs() => Assert.Empty(PackFile.In(Path.Combine(folder, "none")));
}
