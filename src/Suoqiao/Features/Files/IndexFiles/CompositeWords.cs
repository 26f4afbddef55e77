using Suoqiao.Indices.Composite;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>Why an index cannot be made, for a person.</summary>
internal static class CompositeWords
{
    public static RowFault Of(CompositeRefusal refusal)
    {
        var texts = Language.Texts<CompositeTexts>();
        var unit = refusal.Period is null ? refusal.Unit : $"{refusal.Unit} {refusal.Period}".Trim();
        var key = refusal.Reason is { } reason ? $"Undefined.{reason}" : $"Refused.{refusal.Kind}";
        return new("", 0, refusal.Code, RowFaultKind.Refused, [texts[key, refusal.Code, unit ?? ""], texts[$"{key}.Remedy"]]);
    }
}
