namespace Suoqiao.Matching.Tests;

public sealed class ExplanationTests
{
    private static readonly Guid Key = Texts.KeyOf(1);

    private static readonly Subject Offer = new()
    {
        Title = "锂离子电池电解液",
        Description = "耐低温配方",
        Keywords = ["储能"],
        Industry = "C3841",
        Region = "370000/370600",
        Readiness = 4,
        Price = new Band(300, 500),
    };

    private readonly MatchIndex<Guid> index = new();

    public ExplanationTests()
    {
        index.Set(Key, Offer);
        index.Set(Texts.KeyOf(2), new Subject { Title = "行星滚柱丝杠" });
        index.Set(Texts.KeyOf(3), new Subject { Title = "轮胎热解" });
    }

    [Fact]
    public void Adjacent_pairs_are_read_as_one_term()
    {
        var reasons = Explain(new Subject { Title = "低温电解液开发" });

        Assert.Equal(["电解液", "低温"], reasons.Select(r => r.Text));
        Assert.Equal([TextField.Title, TextField.Description], reasons.Select(r => r.Field));
    }

    [Theory]
    [InlineData("变压器噪声由铁心振动", "风机噪声由叶片旋转", "噪声")]
    [InlineData("智能电网", "节能电机", "")]
    [InlineData("多单位联合攻关", "单位联系方式", "")]
    [InlineData("新型软包电芯快充", "三元软包电芯产气", "软包电芯")]
    [InlineData("氨气与粉尘监测", "排气与在线监测", "监测")]
    [InlineData("三元软包电芯", "三元软包电池", "三元软包")]
    [InlineData("无铬涂层技术", "无铬涂层研究与技术", "无铬涂层")]
    [InlineData("功率50 kW，厚30 mm", "重量50 kg，长80 mm", "")]
    [InlineData("額定功率50kW的電機", "电机额定功率50 kW", "50kW|電機|額定功率")]
    [InlineData("the control of motors", "the cost of motors", "motors")]
    public void A_reason_is_words_that_a_person_would_say(string need, string offer, string expected)
    {
        index.Set(Texts.KeyOf(9), new Subject { Title = offer });

        var explanation = index.Explain(new Subject { Title = need }, Texts.KeyOf(9))!;

        Assert.Equal(expected, string.Join('|', explanation.Reasons.Select(r => r.Text).Where(t => t.Length > 0).Order(StringComparer.Ordinal)));
        Assert.Equal(explanation.Score, explanation.Reasons.Sum(r => r.Share), 1e-5);
    }

    [Theory]
    [InlineData("C3841", "C3841", 4)]
    [InlineData("C3842", "C384", 3)]
    [InlineData("3825", "C38", 2)]
    [InlineData("C3985", null, 0)]
    public void A_near_industry_is_named_with_how_much_is_shared(string industry, string? shared, int levels)
    {
        var reason = Explain(new Subject { Title = "电解液", Industry = industry }).SingleOrDefault(r => r.Kind == ReasonKind.Industry);

        Assert.Equal((shared, levels), (reason?.Text, (int)(reason?.Actual ?? 0)));
    }

    [Fact]
    public void A_keyword_is_named_as_one()
    {
        var reasons = Explain(new Subject { Title = "电解液", Keywords = ["储能"] });

        Assert.Contains(reasons, r => r is { Kind: ReasonKind.Keyword, Text: "储能", Field: TextField.Keywords });
        Assert.Contains(reasons, r => r is { Kind: ReasonKind.Term, Text: "电解液" });
    }

    [Fact]
    public void Attributes_that_fit_raise_the_score()
    {
        var need = new Subject { Title = "电解液", Industry = "C3842", Region = "370000/370100", WantedReadiness = 4, Budget = new Band(null, 300) };

        var reasons = Explain(need);

        Assert.Equal(0.3 * 3 / 4, Share(reasons, ReasonKind.Industry), 1e-6);
        Assert.Equal(0.1 / 2, Share(reasons, ReasonKind.Region), 1e-6);
        Assert.Equal(0.1, Share(reasons, ReasonKind.Readiness), 1e-6);
        Assert.Equal(0.1, Share(reasons, ReasonKind.Budget), 1e-6);
    }

    [Fact]
    public void Readiness_too_low_and_price_over_budget_count_against_it()
    {
        var reasons = Explain(new Subject { Title = "电解液", WantedReadiness = 7, Budget = new Band(null, 200) });

        Assert.Equal(-0.1, Share(reasons, ReasonKind.Readiness), 1e-6);
        Assert.Equal(-0.1, Share(reasons, ReasonKind.Budget), 1e-6);
        Assert.Contains(reasons, r => r is { Kind: ReasonKind.Readiness, Actual: 4, Wanted: 7 });
        Assert.Contains(reasons, r => r is { Kind: ReasonKind.Budget, Actual: 300, Wanted: 200 });
    }

    [Fact]
    public void The_offer_s_side_counts_the_same_from_the_other_direction()
    {
        var needs = new MatchIndex<Guid>();
        needs.Set(Key, new Subject { Title = "电解液", WantedReadiness = 7, Budget = new Band(null, 200), Industry = "3842" });

        var reasons = needs.Explain(Offer, Key)!.Reasons;

        Assert.Equal(-0.1, Share(reasons, ReasonKind.Readiness), 1e-6);
        Assert.Equal(-0.1, Share(reasons, ReasonKind.Budget), 1e-6);
        Assert.Equal(0.3 * 3 / 4, Share(reasons, ReasonKind.Industry), 1e-6);
    }

    [Fact]
    public void A_missing_attribute_is_neutral()
    {
        var bare = new MatchIndex<Guid>();
        bare.Set(Key, Offer with { Industry = null, Region = null, Readiness = null, Price = null });

        var need = new Subject { Title = "电解液", Industry = "C3841", Region = "370600", WantedReadiness = 9, Budget = new Band(null, 1) };

        Assert.Equal(bare.Score(new Subject { Title = "电解液" }, [Key]), bare.Score(need, [Key]));
        Assert.All(bare.Explain(need, Key)!.Reasons, r => Assert.Equal(ReasonKind.Term, r.Kind));
    }

    [Theory]
    [InlineData("C3841", "C3841", 1)]
    [InlineData("C3841", "C3849", 0.75)]
    [InlineData("C38", "C3841", 0.5)]
    [InlineData("C2661", "C2034", 0)]
    [InlineData("C38", "C", 0)]
    [InlineData("3841", "C3841", 1)]
    [InlineData("A3841", "C3841", 0)]
    [InlineData("38", "41", 0)]
    public void Industries_are_near_by_their_shared_levels(string a, string b, double closeness) => Assert.Equal(closeness, Closeness.Industry(a, b));

    [Theory]
    [InlineData("370602", "370602", 1)]
    [InlineData("370600", "370602", 1)]
    [InlineData("370602", "370611", 2.0 / 3)]
    [InlineData("370000", "110000", 0)]
    [InlineData("37/06/yeda", "37/06", 1)]
    [InlineData("37/06/yeda", "37/02/x", 1.0 / 3)]
    public void Regions_are_near_by_their_shared_path(string a, string b, double closeness) => Assert.Equal(closeness, Closeness.Region(a, b), 1e-9);

    [Fact]
    public void A_greater_score_never_has_a_smaller_percentage()
    {
        var lines = RankingModel.Default.Calibrations;
        foreach (var line in new[] { lines.Terms, lines.Own, lines.Public, lines.Both })
        {
            var percents = Enumerable.Range(-10, 1600).Select(i => Calibration.Percent(i / 1000.0, line)).ToList();

            Assert.Equal(percents.Order(), percents);
            Assert.Equal((0, 100), (percents[0], percents[^1]));
        }
    }

    private static double Share(IReadOnlyList<Reason> reasons, ReasonKind kind) =>
        reasons.Single(r => r.Kind == kind).Share / reasons.Where(r => r.Kind is ReasonKind.Term).Sum(r => r.Share);

    private IReadOnlyList<Reason> Explain(Subject need) => index.Explain(need, Key)!.Reasons;
}
