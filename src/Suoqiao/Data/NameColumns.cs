using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Standards;

namespace Suoqiao.Data;

/// <summary>The columns by which names and ids are found and ordered, the same on both engines.</summary>
internal static class NameColumns
{
    // Raised whenever NameKey makes another key of some text.
    private const string KeyVersion = "1";

    private static readonly string OrderVersion = NameOrder.Version
        ?? throw new InvalidOperationException(
            "This machine cannot order Chinese names: install ICU (libicu) and leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT unset.");

    /// <summary>The column holds the key of a name or an id.</summary>
    public static PropertyBuilder<string> IsKeyOf(this PropertyBuilder<string> property, string source) =>
        property.DerivesFrom(KeyVersion, texts => NameKey.Of(texts[0]), source);

    /// <summary>The column holds the place of a name in Chinese order.</summary>
    public static void IsOrderOf(this PropertyBuilder<string> property, string source) =>
        property.HasMaxLength(NameOrder.LongestKey).DerivesFrom(OrderVersion, texts => NameOrder.Key(texts[0], NameLanguage.Chinese), source);

    /// <summary>The column holds the place in English order of what an English page calls it.</summary>
    public static void IsEnglishOrderOf(this PropertyBuilder<string> property, string chinese, string english) =>
        property.HasMaxLength(NameOrder.LongestKey).DerivesFrom(
            OrderVersion, texts => NameOrder.Key(texts[1].Length > 0 ? texts[1] : texts[0], NameLanguage.English), chinese, english);
}
