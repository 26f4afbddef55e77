using Microsoft.Extensions.Localization;
using Suoqiao.Indices;
using Suoqiao.Indices.Prices;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>Why there is no index, for a person.</summary>
internal static class RefusalWords
{
    /// <summary>A fault of the file as a whole: what cannot be computed, where, and what to do about it.</summary>
    /// <param name="kind">How periods were compared: who compares with the period before already is not told to.</param>
    public static RowFault ToFault(
        this IndexRefusal refusal, string path, ComparisonKind kind, IStringLocalizer<IndexFilesTexts> texts, string? stratum = null)
    {
        var isSaid = refusal.Reason == RefusalReason.NothingInCommon && kind != ComparisonKind.Direct;
        object[] places = [refusal.Period ?? "", refusal.Other ?? "", refusal.Item ?? ""];
        return new RowFault(
            Path.GetFileName(path), 0, null, RowFaultKind.Refused,
            [stratum is null ? texts[$"Refusal.{refusal.Reason}", places] : texts["InStratum", stratum, texts[$"Refusal.{refusal.Reason}", places].Value],
                isSaid ? texts["Refusal.NothingBefore.Remedy"] : texts[$"Refusal.{refusal.Reason}.Remedy", places]]);
    }
}
