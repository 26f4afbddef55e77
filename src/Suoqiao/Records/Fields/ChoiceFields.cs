using System.Linq.Expressions;
using Suoqiao.Tables;

namespace Suoqiao.Records.Fields;

/// <summary>The values of an enumeration as people call them: the first Chinese word in files for people, the name of the value in files for
/// programs.</summary>
internal sealed class ChoiceWords<TEnum>
    where TEnum : struct, Enum
{
    private readonly Dictionary<TEnum, Words> words = [];

    public Choices<TEnum> Choices { get; } = [];

    public ChoiceWords<TEnum> Word(TEnum value, string chinese, string english, params string[] also)
    {
        words.Add(value, new(chinese, english));
        Choices.Add(value, [chinese, .. also, value.ToString(), english]);
        return this;
    }

    public Words Of(TEnum value) => words[value];

    public string In(TEnum value, bool forPeople) => forPeople ? words[value].Chinese : value.ToString();

    /// <summary>For a select: the value and what the page calls it.</summary>
    public IEnumerable<(string Value, string Text)> Options => words.Select(pair => (pair.Key.ToString(), pair.Value.Spoken));
}

/// <summary>One of a list; an empty cell leaves it.</summary>
internal sealed class ChoiceField<T, TEnum>(Expression<Func<T, TEnum>> of, ChoiceWords<TEnum> words) : MemberField<T, TEnum>(of)
    where T : Record
    where TEnum : struct, Enum
{
    protected override TEnum Parse(TableRow row, TEnum before) => row.Choice(Key, words.Choices) ?? before;

    public override object? Cell(T record, bool forPeople) => words.In(Get(record), forPeople);

    protected override string Format(TEnum value) => words.Of(value).Spoken;
}

/// <summary>Several of a list in one cell.</summary>
internal sealed class ChoicesField<T, TEnum>(Expression<Func<T, List<TEnum>>> of, ChoiceWords<TEnum> words) : MemberField<T, List<TEnum>>(of)
    where T : Record
    where TEnum : struct, Enum
{
    private const int LongestCell = 1000;

    protected override List<TEnum> Parse(TableRow row, List<TEnum> before)
    {
        var chosen = new List<TEnum>();
        foreach (var word in WordCells.Split(row.Text(Key, LongestCell) ?? ""))
        {
            if (words.Choices.TryFind(word, out var value))
            {
                chosen.Add(value);
            }
            else
            {
                row.Refuse(Key, FieldFaults.Say("UnknownChoice", word), FieldFaults.Say("UnknownChoice.Remedy", string.Join('、', words.Choices)));
            }
        }

        return chosen;
    }

    public override object? Cell(T record, bool forPeople) => WordCells.Join([.. Get(record).Select(value => words.In(value, forPeople))]);

    protected override string Format(List<TEnum> value) => WordList.Join(value.Order().Select(one => words.Of(one).Spoken));
}
