using System.ComponentModel.DataAnnotations;
using Suoqiao.Hosting;
using Suoqiao.Records;
using Suoqiao.Records.Fields;

namespace Suoqiao.Tests.Records;

/// <summary>A form and a program may say as much as a file: what was imported can be edited.</summary>
[Trait("Database", "none")]
public sealed class FormLimitsTests
{
    public static TheoryData<string> Written =>
        [.. Cli.Console.Declared<Kind>().Where(kind => InputOf(kind) is not null).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_form_takes_what_a_file_takes(string name)
    {
        var kind = Cli.Console.Declared<Kind>().Single(kind => kind.Name == name);
        var (files, forms) = (new List<(string, int)>(), new List<(string, int)>());
        foreach (var field in kind.Columns)
        {
            if (InputOf(kind)!.GetProperty(field.Members[0]) is { } typed && LimitOf(field) is { } limit)
            {
                files.Add((typed.Name, limit));
                forms.Add((typed.Name, LimitOf(typed)));
            }
        }

        Assert.NotEmpty(files);
        Assert.Equal(files, forms);
    }

    private static int? LimitOf(object field) => field.GetType().GetProperty(nameof(TextField<Organisation>.Longest))?.GetValue(field) as int?
        ?? (field.GetType().GetProperty(nameof(CountField<Organisation>.Range))?.GetValue(field) as (int Least, int Most)?)?.Most;

    private static int LimitOf(System.Reflection.PropertyInfo typed) =>
        typed.GetCustomAttributes(inherit: true).OfType<MaxLengthAttribute>().Select(most => most.Length)
            .Concat(typed.GetCustomAttributes(inherit: true).OfType<RangeAttribute>().Select(range => (int)range.Maximum)).SingleOrDefault(int.MaxValue);

    private static Type? InputOf(Kind kind) =>
        typeof(Kind).Assembly.GetTypes().SingleOrDefault(type => type.IsSubclassOf(typeof(RecordInput)) && type.Name == $"{kind.Name}Input");
}
