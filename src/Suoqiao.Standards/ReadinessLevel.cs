namespace Suoqiao.Standards;

/// <summary>The four phases that a science park speaks of (概念—成果—产品—产业).</summary>
public enum ReadinessPhase
{
    /// <summary>概念.</summary>
    Concept,

    /// <summary>成果.</summary>
    Result,

    /// <summary>产品.</summary>
    Product,

    /// <summary>产业.</summary>
    Industry,
}

/// <summary>One of the thirteen levels of readiness (技术成熟度) of a technology, from a report to the return of all that it cost.</summary>
/// <param name="Level">1–13.</param>
/// <param name="Chinese">The name in Chinese.</param>
/// <param name="English">The name in English.</param>
/// <param name="CriterionChinese">What must hold, in Chinese.</param>
/// <param name="CriterionEnglish">What must hold, in English.</param>
/// <param name="EvidenceChinese">What shows it, in Chinese.</param>
/// <param name="EvidenceEnglish">What shows it, in English.</param>
/// <remarks>
/// Order and names as in the annex to 青科资字〔2025〕2号; some versions of GB/T 22900 exchange levels 3 and 4. The wording is ours.
/// </remarks>
public sealed record ReadinessLevel(
    int Level,
    string Chinese,
    string English,
    string CriterionChinese,
    string CriterionEnglish,
    string EvidenceChinese,
    string EvidenceEnglish)
{
    /// <summary>The thirteen levels in order.</summary>
    public static IReadOnlyList<ReadinessLevel> All { get; } =
    [
        new(1, "报告级", "Report", "发现需求或现象并形成报告", "A need or phenomenon has been reported", "报告", "Reports"),
        new(2, "方案级", "Plan", "提出技术方案", "A technical solution has been set out", "技术方案", "The plan"),
        new(3, "仿真级", "Simulation", "概念模型经仿真成立", "The concept model holds in simulation", "仿真报告", "Simulation report"),
        new(4, "功能级", "Function", "关键功能在实验室达到指标", "Key functions reach their targets in the laboratory", "实验室样品", "Laboratory model"),
        new(5, "初样级", "First sample", "样品与图纸通过测试", "Sample and drawings have been tested", "测试报告", "Test report"),
        new(6, "正样级", "Prototype", "样机完成演示，工艺可行", "The prototype has been demonstrated and its process is feasible", "性能报告", "Performance report"),
        new(7, "环境级", "Environment", "工程样机通过环境试验", "The engineering prototype has passed its environment test", "现场试验报告", "Field report"),
        new(8, "产品级", "Product", "小批量合格，工艺成熟", "A small batch is sound and the process mature", "可交付的产品", "Deliverable product"),
        new(9, "系统级", "System", "批量生产合格", "Mass production is sound", "首次实际应用", "First real use"),
        new(10, "销售级", "Sales", "实现首次销售，销量达到盈亏平衡点的30%以上", "First sale made; volume is at least 30 % of break-even", "合同、发票", "Contract, invoice"),
        new(11, "盈亏级", "Break-even", "年收入不低于年运营成本", "A year's revenue covers the year's operating cost", "收款凭证", "Receipts"),
        new(12, "利润级", "Profit", "累计收入达到累计投入的30%–50%以上", "Cumulative revenue is at least 30–50 % of cumulative input", "财务账目", "Accounts"),
        new(13, "回报级", "Return", "累计收入不低于研发、生产与运营的累计投入", "Cumulative revenue covers all input in research, production and operation", "财务账目", "Accounts"),
    ];

    /// <summary>
    /// The phase. A judgement, not part of any standard: 1–3 are ideas on paper or in a computer (concept), 4–6 work on a bench (result), 7–9
    /// are on the way to a deliverable (product), from 10 on money comes in (industry).
    /// </summary>
    public ReadinessPhase Phase => Level switch
    {
        <= 3 => ReadinessPhase.Concept,
        <= 6 => ReadinessPhase.Result,
        <= 9 => ReadinessPhase.Product,
        _ => ReadinessPhase.Industry,
    };

    /// <summary>
    /// The level on the nine-level scale (TRL, ISO 16290). A judgement: the first nine describe the same steps in the same order, and the four
    /// about money lie beyond TRL 9.
    /// </summary>
    public int Trl => Math.Min(Level, 9);

    /// <summary>The level with this number.</summary>
    /// <param name="level">1–13.</param>
    /// <returns>The level.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in 1–13.</exception>
    public static ReadinessLevel Of(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, All.Count);
        return All[level - 1];
    }

    /// <summary>Whether the number names a level.</summary>
    /// <param name="level">A number.</param>
    /// <returns>True if it does.</returns>
    public static bool Exists(int level) => level >= 1 && level <= All.Count;

    /// <summary>The level that a nine-level figure stands for at least (TRL 9 may be any of 9–13).</summary>
    /// <param name="trl">1–9.</param>
    /// <returns>The level.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in 1–9.</exception>
    public static ReadinessLevel AtLeastForTrl(int trl)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trl, 9);
        return Of(trl);
    }

    /// <summary>The lowest and the highest level of a phase.</summary>
    /// <param name="phase">The phase.</param>
    /// <returns>The two levels.</returns>
    public static (ReadinessLevel Lowest, ReadinessLevel Highest) Of(ReadinessPhase phase) =>
        (All.First(level => level.Phase == phase), All.Last(level => level.Phase == phase));

    /// <summary>The level in the language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>The name.</returns>
    public string Name(NameLanguage language) => language == NameLanguage.Chinese ? Chinese : English;

    /// <summary>What must hold, in the language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>The criterion.</returns>
    public string Criterion(NameLanguage language) => language == NameLanguage.Chinese ? CriterionChinese : CriterionEnglish;

    /// <summary>What shows it, in the language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>The evidence.</returns>
    public string Evidence(NameLanguage language) => language == NameLanguage.Chinese ? EvidenceChinese : EvidenceEnglish;
}
