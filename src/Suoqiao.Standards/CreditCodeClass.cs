using System.Collections.Frozen;

namespace Suoqiao.Standards;

/// <summary>The registering department and the class of organisation that the first two characters of a credit code name.</summary>
/// <param name="Department">Position 1.</param>
/// <param name="Kind">Position 2.</param>
/// <param name="DepartmentChinese">The department in Chinese.</param>
/// <param name="DepartmentEnglish">The department in English.</param>
/// <param name="Chinese">The class of organisation in Chinese.</param>
/// <param name="English">The class of organisation in English.</param>
/// <remarks>
/// GB 32100-2015, table 2, with later departments, as two public pages agree on it; the English is ours. The list is not complete in law:
/// an unknown pair is no error.
/// </remarks>
public sealed record CreditCodeClass(
    char Department,
    char Kind,
    string DepartmentChinese,
    string DepartmentEnglish,
    string Chinese,
    string English)
{
    private static readonly FrozenDictionary<(char, char), CreditCodeClass> Known = Read("""
        1 机构编制|Establishment office
         1 机关|State organ
         2 事业单位|Public institution
         3 编办直接管理机构编制的群众团体|People's organisation
         9 其他|Other
        2 外交|Foreign affairs
         1 外国常驻新闻机构|Resident foreign news office
         9 其他|Other
        3 司法行政|Judicial administration
         1 律师执业机构|Law firm
         2 公证处|Notary office
         3 基层法律服务所|Grass-roots legal service
         4 司法鉴定机构|Forensic institution
         5 仲裁委员会|Arbitration commission
         9 其他|Other
        4 文化|Culture
         1 外国在华文化中心|Foreign cultural centre
         9 其他|Other
        5 民政|Civil affairs
         1 社会团体|Social association
         2 民办非企业单位|Private non-enterprise unit
         3 基金会|Foundation
         9 其他|Other
        6 旅游|Tourism
         1 外国旅游部门常驻代表机构|Resident office of a foreign tourism authority
         2 港澳台地区旅游部门常驻内地（大陆）代表机构|Resident office of a Hong Kong, Macao or Taiwan tourism authority
         9 其他|Other
        7 宗教|Religious affairs
         1 宗教活动场所|Place of worship
         2 宗教院校|Religious school
         9 其他|Other
        8 工会|Trade unions
         1 基层工会|Local trade union
         9 其他|Other
        9 市场监管|Market regulation
         1 企业|Enterprise
         2 个体工商户|Individual business
         3 农民专业合作社|Farmers' cooperative
        A 中央军委改革和编制办公室|Office for reform and establishment of the Central Military Commission
         1 军队事业单位|Military institution
         9 其他|Other
        N 农业农村|Agriculture and rural affairs
         1 组级集体经济组织|Collective economic organisation of a group
         2 村级集体经济组织|Collective economic organisation of a village
         3 乡镇级集体经济组织|Collective economic organisation of a township
         9 其他|Other
        Y 其他|Other
         1 其他|Other
        """);

    /// <summary>The class that two characters name, or null when the published list does not hold it.</summary>
    /// <param name="department">Position 1 of the code.</param>
    /// <param name="kind">Position 2 of the code.</param>
    /// <returns>The class, or null.</returns>
    public static CreditCodeClass? Of(char department, char kind) => Known.GetValueOrDefault((department, kind));

    private static FrozenDictionary<(char, char), CreditCodeClass> Read(string table)
    {
        var classes = new Dictionary<(char, char), CreditCodeClass>();
        var (department, chinese, english) = ('\0', "", "");
        foreach (var line in table.Split('\n'))
        {
            var text = line.Trim();
            var names = text[2..].Split('|');
            if (line[0] != ' ')
            {
                (department, chinese, english) = (text[0], names[0], names[1]);
            }
            else
            {
                classes[(department, text[0])] = new(department, text[0], chinese, english, names[0], names[1]);
            }
        }

        return classes.ToFrozenDictionary();
    }
}
