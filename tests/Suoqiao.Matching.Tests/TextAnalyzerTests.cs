using FsCheck;
using FsCheck.Fluent;

namespace Suoqiao.Matching.Tests;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("电解液", "电 解 液 电解 解液")]
    [InlineData("钢", "钢 (钢)")]
    [InlineData("电解 液", "电 解 液 电解 解液")]
    [InlineData("电\n解", "电 (电) 解 (解)")]
    [InlineData("CBN单晶", "w:cbn 单 晶 单晶")]
    [InlineData("ＣＢＮ　单晶", "w:cbn 单 晶 单晶")]
    [InlineData("Li-ion, 3D-.", "w:li-ion w:3d")]
    [InlineData("ロボット", "ロ ボ ッ ト ロボ ボッ ット")]
    [InlineData("ﾛﾎﾞｯﾄ", "ロ ボ ッ ト ロボ ボッ ット")]
    [InlineData("한국 로봇", "한 국 한국 로 봇 로봇")]
    [InlineData("CAFE\u0301 café", "w:café w:café")]
    [InlineData("😀\ufe0f", "")]
    [InlineData("𠮷野家", "𠮷 野 家 𠮷野 野家")]
    [InlineData("㈱①x²", "株 (株) w:1x2")]
    [InlineData("電解⻓⾵", "电 解 长 风 电解 解长 长风")]
    [InlineData("锂\u200b电\ufeff\u00ad池\u202e车\ufe0f轮\U000e0100圈", "锂 电 池 车 轮 圈 锂电 电池 池车 车轮 轮圈")]
    [InlineData("C\u200bB\u00adN", "w:cbn")]
    [InlineData("50kW", "w:50 w:kw")]
    [InlineData("50 kW；５０\u3000ｋＷ；50\u00a0㎾", "w:50 w:50 w:50 w:kw w:kw w:kw")]
    [InlineData("48 V", "w:48v")]
    [InlineData("Φ60mm, Φ60 mm", "w:φ w:φ w:60 w:60 w:mm w:mm")]
    [InlineData("10㎛ 10µm 10 μm", "w:10 w:10 w:10 w:μm w:μm w:μm")]
    [InlineData("12 m² 12㎡", "w:12 w:12 w:m2 w:m2")]
    [InlineData("5G 3D 5 kWx 2020 IEEE", "w:5g w:3d w:5 w:kwx w:2020 w:ieee")]
    [InlineData("50\nkW", "w:50 w:kw")]
    [InlineData("CO₂ H₂O", "w:co2 w:h2o")]
    [InlineData("", "")]
    public void Terms_follow_the_rule(string text, string expected) =>
        Assert.Equal(Keys(expected), [.. Read(text).Where(k => !IsWordOfPairs(k)).Order()]);

    [Theory]
    [InlineData("10²亩", "102亩")]
    [InlineData("10⁻³", "10-3")]
    [InlineData("1½", "11⁄2")]
    [InlineData("2①", "21")]
    [InlineData("１０²", "102")]
    public void A_raised_number_behind_a_digit_is_no_digit(string raised, string plain) =>
        Assert.DoesNotContain(Read(raised).Intersect(Read(plain)), term => Term.IsWord(term));

    [Theory]
    [InlineData("１０ ㎜ 電路⻓", "10mm 电路长")]
    [InlineData("CO₂ 与 m²", "co2 与 m2")]
    [InlineData("低 温 Li-ion", "低温 li-ion")]
    public void Fold_gives_the_text_as_it_is_read(string text, string expected) => Assert.Equal(expected, TextAnalyzer.Fold(text));

    // By itself, as an attribute cannot hold half a surrogate pair.
    [Fact]
    public void Half_a_surrogate_pair_parts_words() => Terms_follow_the_rule("a\ud800b", "w:a w:b");

    [Fact]
    public void Terms_are_those_of_the_plain_rule_on_the_whole_text_folded() =>
        Prop.ForAll(Texts.Text.ToArbitrary(), text =>
            Read(text).GroupBy(k => k).Select(g => g.Count()).Order().SequenceEqual(Naive.Terms(text).GroupBy(t => t).Select(g => g.Count()).Order()))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_megabytes_of_text_are_served()
    {
        var index = new MatchIndex<Guid>();
        var text = string.Concat(Enumerable.Range(0, 500_000).Select(i => $"锂电池{(char)(0x4e00 + (i % 20_000))}材料，"));

        index.Set(Texts.KeyOf(1), new Subject { Title = "电池", Description = text });

        Assert.Single(index.Find(new Subject { Title = "锂电池", Description = text }, 10));
        Assert.NotEmpty(TextAnalyzer.Highlights(text, ["锂电池"]));
    }

    [Theory]
    [InlineData("新型电解液配方", "电解液", "电解液")]
    [InlineData("新型 电解 液配方", "电解液", "电解 液")]
    [InlineData("ＣＢＮ单晶与cbn", "CBN", "ＣＢＮ|cbn")]
    [InlineData("carbon CBN", "c", "")]
    [InlineData("电解液解液", "电解|解液", "电解液解液")]
    [InlineData("電解液", "电", "電")]
    [InlineData("长寿命", "⻓寿", "长寿")]
    [InlineData("功率50 kW。50kW", "50kW", "50 kW|50kW")]
    [InlineData("功率50 kW", "kW", "kW")]
    [InlineData("锂\u200b电池", "锂电", "锂\u200b电")]
    [InlineData("abc", "", "")]
    public void Highlights_are_ranges_of_the_original(string text, string terms, string expected) =>
        Assert.Equal(expected, string.Join('|', TextAnalyzer.Highlights(text, terms.Split('|')).Select(h => text.Substring(h.Start, h.Length))));

    [Fact]
    public void Every_reason_can_be_highlighted_in_the_query() =>
        Prop.ForAll((from history in Texts.History from query in Texts.Subject select (history, query)).ToArbitrary(), c =>
        {
            var index = Step.Play(c.history);
            var texts = new[] { c.query.Title, c.query.Description }.Concat(c.query.Keywords).ToList();
            return index.Find(c.query, 3).All(m => index.Explain(c.query, m.Key)!.Reasons
                .Where(r => r.Kind is ReasonKind.Term or ReasonKind.Keyword)
                .All(r => texts.Exists(t => TextAnalyzer.Highlights(t, [r.Text]).Count > 0)));
        }).QuickCheckThrowOnFailure();

    private static List<ulong> Read(string text)
    {
        var sink = new Keep([]);
        TextAnalyzer.Read(text, ref sink);
        return sink.Keys;
    }

    private static bool IsWordOfPairs(ulong key) => (key >> 61) == 6;

    private static List<ulong> Keys(string expected) =>
        [.. expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Key).Order()];

    private static ulong Key(string term)
    {
        var runes = term.Trim('(', ')').EnumerateRunes().Select(r => r.Value).ToList();
        return term.StartsWith("w:", StringComparison.Ordinal) ? Read(term[2..])[0]
            : term[0] == '(' ? Term.Lone(runes[0])
            : runes.Count == 2 ? Term.Pair(runes[0], runes[1])
            : Term.Single(runes[0]);
    }

    private readonly struct Keep(List<ulong> keys) : ITermSink
    {
        public List<ulong> Keys => keys;

        public void Take(ulong term, int start, int end) => keys.Add(term);
    }
}
