namespace Suoqiao.Standards.Tests;

public sealed class NameOrderTests
{
    [Fact]
    public void Chinese_names_stand_by_pinyin()
    {
        string[] names = ["毕", "卞", "柴", "丛", "丰", "冯", "伏", "傅", "农"];

        Assert.Equal(names, names.Reverse().OrderBy(name => NameOrder.Key(name, NameLanguage.Chinese), StringComparer.Ordinal));
        Assert.Equal(names, names.Reverse().Order(NameOrder.In(NameLanguage.Chinese)));
    }

    [Fact]
    public void English_names_stand_by_the_alphabet_whatever_their_case_and_before_others()
    {
        string[] names = ["alpha", "Beta", "Élan", "elder", "gamma", "云汀"];

        Assert.Equal(
            ["alpha", "Beta", "Élan", "elder", "gamma", "云汀"],
            names.Reverse().OrderBy(name => NameOrder.Key(name, NameLanguage.English), StringComparer.Ordinal));
    }

    [Fact]
    public void A_long_name_has_a_short_key() =>
        Assert.Equal(NameOrder.LongestKey, NameOrder.Key(new string('毕', 200), NameLanguage.Chinese).Length);

    [Fact]
    public void The_machine_has_a_collation() => Assert.NotNull(NameOrder.Version);
}
