namespace Suoqiao.Standards.Tests;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("云汀（集团）有限公司", "云汀(集团)有限公司")]
    [InlineData("云汀【集团】有限公司", "云汀〔集团〕有限公司")]
    [InlineData("云汀﹙集团﹚", "云汀［集团］")]
    [InlineData("ｎ１", "N1")]
    [InlineData("云汀\u200B电池", "云汀电池")]
    [InlineData("\uFEFF云汀电\u00AD池\u202E", " 云 汀　电池 ")]
    [InlineData("云汀\uFE0F", "云汀")]
    [InlineData("a\0b\u0007", "AB")]
    [InlineData("Yunting  Battery", "YUNTING\u00A0BATTERY")]
    [InlineData("n–1", "N-1")]
    [InlineData("“云汀”", "\"云汀\"")]
    [InlineData("阿里·木", "阿里•木")]
    [InlineData("ｶﾞ社", "ガ社")]
    [InlineData("⾦石", "金石")]
    [InlineData("Cafe\u0301", "Café")]
    public void One_name_written_in_two_ways_is_one(string one, string other) => Assert.Equal(NameKey.Of(one), NameKey.Of(other));

    [Theory]
    [InlineData("n1", "n11")]
    [InlineData("1 11", "11 1")]
    [InlineData("n²", "n2")]
    [InlineData("①号", "1号")]
    [InlineData("云汀（集团）", "云汀集团")]
    [InlineData("n-1", "n1")]
    public void What_means_something_else_stays_another(string one, string other) => Assert.NotEqual(NameKey.Of(one), NameKey.Of(other));

    [Theory]
    [InlineData(" ｎ１ ", "n1")]
    [InlineData("XQ\u200B-0 1\t2", "XQ-0 1 2")]
    public void An_id_is_kept_as_it_reads(string typed, string kept) => Assert.Equal(kept, NameKey.Written(typed));

    [Theory]
    [InlineData("")]
    [InlineData("\u200B\uD800\uFFFE ")]
    public void What_is_not_seen_has_no_key(string text) => Assert.Empty(NameKey.Of(text));

    [Theory]
    [InlineData("ﬁ ﷺ가각힣ड़")]
    [InlineData("Å︴゙ﾟ")]
    public void A_key_has_itself_for_its_key(string text) => Assert.Equal(NameKey.Of(text), NameKey.Of(NameKey.Of(text)));
}
