using System.Collections;

namespace Suoqiao.Tables;

/// <summary>
/// The values of an enumeration by the names that people write for them, Chinese or English:
/// <c>new Choices&lt;Kind&gt; { { Kind.Patent, "专利", "patent" } }</c>.
/// </summary>
internal sealed class Choices<T> : IEnumerable<string>
    where T : struct
{
    private readonly Dictionary<string, T> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> firstNames = [];

    public void Add(T value, params string[] names)
    {
        foreach (var name in names)
        {
            if (!byName.TryAdd(Key(name), value) && !byName[Key(name)].Equals(value))
            {
                throw new ArgumentException($"'{name}' already means {byName[Key(name)]}.", nameof(names));
            }
        }

        firstNames.Add(names[0]);
    }

    public bool TryFind(string name, out T value) => byName.TryGetValue(Key(name), out value);

    public IEnumerator<string> GetEnumerator() => firstNames.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Key(string name) => string.Concat(CellText.Fold(name).Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-')));
}
