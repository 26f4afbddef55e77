using System.Collections.Frozen;

namespace Suoqiao.Matching;

/// <summary>The units of measurement that texts put behind numbers, by what they measure, as they stand in folded text.</summary>
internal static class Units
{
    private const string Table = """
        length km m dm cm mm μm um nm 公里 千米 米 分米 厘米 毫米 微米 纳米
        area km2 m2 dm2 cm2 mm2 μm2 ha hm2 平方公里 平方千米 平方米 平方厘米 平方毫米 公顷 亩
        volume m3 nm3 dm3 cm3 mm3 l ml μl ul kl 立方米 立方厘米 升 毫升 微升
        mass t kt kg g mg μg ug ng 万吨 吨 千克 公斤 克 毫克 微克 斤
        time h min s ms μs ns d 小时 分钟 分 秒 毫秒 微秒 天
        current ka a ma μa ua na 千安 安培 安 毫安 微安
        charge ah mah 安时 毫安时
        voltage kv v mv μv uv 千伏 伏特 伏 毫伏 微伏
        resistance mω kω ω ohm 兆欧 千欧 欧姆 欧 毫欧
        capacitance f mf μf uf nf pf 法拉 毫法 微法 纳法 皮法
        inductance mh μh uh nh 毫亨 微亨
        power gw mw kw w μw uw hp va kva mva var kvar mvar 吉瓦 兆瓦 千瓦 瓦特 瓦 毫瓦 马力 千伏安
        energy gwh mwh kwh wh j kj mj ev kev mev cal kcal 吉瓦时 兆瓦时 千瓦时 瓦时 度电 焦耳 焦 千焦 兆焦 大卡 千卡
        force n kn mn 牛顿 牛 千牛 兆牛
        torque nm n·m knm 牛米
        pressure pa kpa mpa gpa hpa bar mbar psi torr atm 帕斯卡 帕 千帕 兆帕 吉帕 巴 大气压
        temperature °c c k °f 摄氏度 开尔文
        frequency hz khz mhz ghz thz 赫兹 赫 千赫 兆赫 吉赫
        rotation rpm r 转
        sound db dba dbm dbi 分贝
        light lm lx cd nit 流明 勒克斯 坎德拉
        field mt gs oe 特斯拉 高斯 毫特
        amount mol mmol μmol umol kmol 摩尔 毫摩
        viscosity cp cst mpas 厘泊
        activity bq kbq mbq gy sv 贝克
        share ppm ppb ppt
        size bit kb mb gb tb bps kbps mbps gbps 比特 字节
        pixels px mp fps dpi 像素 帧
        """;

    private static readonly FrozenDictionary<string, string> Measured = Table.Split('\n')
        .SelectMany(line => line.Split(' ') is [var what, .. var units] ? units.Select(unit => (Unit: unit, What: what)) : [])
        .DistinctBy(entry => entry.Unit).ToFrozenDictionary(entry => entry.Unit, entry => entry.What);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Measured.GetAlternateLookup<ReadOnlySpan<char>>();

    public static int Longest { get; } = Measured.Keys.Max(unit => unit.Length);

    /// <summary>What a unit measures; null for what is none.</summary>
    public static string? WhatIsMeasuredBy(ReadOnlySpan<char> folded) => BySpan.TryGetValue(folded, out var what) ? what : null;
}
