using FsCheck;
using FsCheck.Fluent;

namespace Suoqiao.Matching.Tests;

/// <summary>Random subjects over so small an alphabet that they share many terms.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
        [
            "电", "解", "液", "锂", "池", "钢", "铁", "材", "料", "cbn", "li-ion", "3d", " ", "，", "\n", "Ｇ", "𠮷", "😀", "ロ", "ボ", "한", "é", "①",
            "50", "kW", "mm", "m²", "²", "電", "⻓", "\u200b",
        ];

    private static readonly string?[] Industries = [null, null, "C3841", "C3842", "C38", "A01", "3841"];

    private static readonly string?[] Regions = [null, null, "370000/370600", "370000/370600/370602", "370602", "110000"];

    public static Gen<string> Text { get; } = Gen.Elements(Pieces).ArrayOf().Select(string.Concat);

    public static Gen<Subject> Subject { get; } =
        from title in Text
        from description in Gen.OneOf(Gen.Constant(""), Text)
        from keywords in Gen.OneOf(Gen.Constant(Array.Empty<string>()), Text.ArrayOf(2))
        from industry in Gen.Elements(Industries)
        from region in Gen.Elements(Regions)
        from numbers in Gen.Choose(-5, 13).ArrayOf(4)
        select new Subject
        {
            Title = title,
            Description = description,
            Keywords = keywords,
            Industry = industry,
            Region = region,
            Readiness = numbers[0] > 0 ? numbers[0] : null,
            WantedReadiness = numbers[1] > 0 ? numbers[1] : null,
            Price = numbers[2] > 0 ? new Band(numbers[2] * 100, null) : null,
            Budget = numbers[3] > 0 ? new Band(null, numbers[3] * 100) : null,
        };

    /// <summary>A history of an index: each step sets a subject, findable or not, or removes one.</summary>
    public static Gen<Step[]> History { get; } =
        (from key in Gen.Choose(0, 40)
         from subject in Subject
         from kind in Gen.Choose(0, 9)
         select new Step(KeyOf(key), kind < 2 ? null : subject, kind == 2)).ArrayOf();

    public static Guid KeyOf(int number) => new(number, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8);
}

/// <summary>One step; a null subject removes the key.</summary>
internal sealed record Step(Guid Key, Subject? Subject, bool Background)
{
    public static MatchIndex<Guid> Play(IEnumerable<Step> steps, params TermVectors[] vectors)
    {
        var index = new MatchIndex<Guid>();
        index.Use(vectors);
        foreach (var step in steps)
        {
            step.Apply(index);
        }

        return index;
    }

    /// <summary>What is left of a history, computed without an index.</summary>
    public static Dictionary<Guid, Step> Left(IEnumerable<Step> steps)
    {
        var left = new Dictionary<Guid, Step>();
        foreach (var step in steps)
        {
            left[step.Key] = step;
        }

        return left.Where(l => l.Value.Subject is not null).ToDictionary();
    }

    public void Apply(MatchIndex<Guid> index)
    {
        if (Subject is null)
        {
            index.Remove(Key);
        }
        else
        {
            index.Set(Key, Subject, Background);
        }
    }
}
