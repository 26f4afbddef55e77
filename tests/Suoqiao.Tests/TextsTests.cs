using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests;

/// <summary>Both languages say everything, and everything that the sources ask for is said.</summary>
[Trait("Database", "none")]
public sealed partial class TextsTests
{
    private static readonly Type[] Markers =
        [.. typeof(AccountsTexts).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Texts", StringComparison.Ordinal) && t is { IsClass: true, IsAbstract: false }
                && t.GetMembers().All(m => m.DeclaringType != t || m is System.Reflection.ConstructorInfo))];

    /// <summary>The classes whose texts any source asks for.</summary>
    public static TheoryData<string> Names
    {
        get
        {
            var used = Sources().SelectMany(s => Localizer().Matches(s.Source)).Select(m => m.Groups["class"].Value).ToHashSet();
            return [.. Markers.Where(t => used.Contains(t.Name)).Select(t => t.FullName!)];
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_languages_have_the_same_keys_and_none_is_empty(string name)
    {
        var (chinese, english) = (Read(name, CultureInfo.InvariantCulture), Read(name, new CultureInfo("en")));

        Assert.Empty(chinese.Keys.Except(english.Keys).Select(k => $"not in English: {k}"));
        Assert.Empty(english.Keys.Except(chinese.Keys).Select(k => $"not in Chinese: {k}"));
        Assert.Empty(chinese.Concat(english).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key));
        Assert.Empty(chinese.Where(t => Places(t.Value) != Places(english[t.Key])).Select(t => $"other placeholders: {t.Key}"));
    }

    [Fact]
    public void Every_text_that_the_sources_ask_for_exists()
    {
        var missing = new List<string>();
        foreach (var (file, source) in Sources())
        {
            foreach (var localizer in Localizer().Matches(source).GroupBy(m => m.Groups["name"].Value))
            {
                // One name may stand for two classes in one file; the text has to be in one of them.
                var keys = localizer.Select(m => m.Groups["class"].Value).Distinct()
                    .SelectMany(name => Markers.Where(t => t.Name == name)).SelectMany(t => Read(t.FullName!, CultureInfo.InvariantCulture).Keys).ToHashSet();
                missing.AddRange(Asked(source, localizer.Key).Where(key => !IsSaid(keys, key)).Select(key => $"{file}: {key}"));
            }
        }

        Assert.Empty(missing.Distinct());
    }

    [Theory]
    [InlineData(typeof(Visibility), typeof(RecordsTexts))]
    [InlineData(typeof(OrganisationKind), typeof(AccountsTexts))]
    [InlineData(typeof(Role), typeof(AccountsTexts))]
    [InlineData(typeof(UserStatus), typeof(AccountsTexts))]
    [InlineData(typeof(RegionKind), typeof(AccountsTexts))]
    [InlineData(typeof(AuditAction), typeof(AccountsTexts))]
    [InlineData(typeof(TokenScope), typeof(AccountsTexts))]
    public void Every_shared_choice_has_its_name(Type choice, Type texts)
    {
        var keys = Read(texts.FullName!, CultureInfo.InvariantCulture).Keys;

        Assert.Empty(Enum.GetNames(choice).Select(n => $"{choice.Name}_{n}").Except(keys));
    }

    private static IEnumerable<(string File, string Source)> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Suoqiao"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !f.Contains("node_modules", StringComparison.Ordinal))
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    private static Dictionary<string, string> Read(string marker, CultureInfo culture)
    {
        var manager = new ResourceManager(marker, typeof(AccountsTexts).Assembly);
        var set = manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.True(set is not null, $"{marker} has no texts in '{culture.Name}'.");
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order());

    // The literals before the first comma: a key, the arms of a choice between keys, or the beginning of a composed key.
    private static IEnumerable<string> Asked(string source, string name)
    {
        foreach (Match use in Regex.Matches(source, $@"(?<![\w.]){Regex.Escape(name)}\[(?<key>[^\[\],]*(\[[^\]]*\][^\[\],]*)*)[\],]"))
        {
            foreach (Match literal in Literal().Matches(use.Groups["key"].Value))
            {
                yield return literal.Groups["text"].Value;
            }
        }
    }

    private static bool IsSaid(IReadOnlyCollection<string> keys, string asked) =>
        asked.IndexOf('{', StringComparison.Ordinal) is var at and >= 0
            ? keys.Any(k => k.StartsWith(asked[..at], StringComparison.Ordinal))
            : keys.Contains(asked);

    [GeneratedRegex(@"IStringLocalizer<(?<class>\w+)>\s+(?<name>\w+)|(?<name>\w+)\s*=\s*Language\.Texts<(?<class>\w+)>")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<![=!]=\s?)\$?""(?<text>[^""]*)""")]
    private static partial Regex Literal();
}
