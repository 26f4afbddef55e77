using Suoqiao.Hosting;
using Suoqiao.Records;
using Record = Suoqiao.Records.Record;

namespace Suoqiao.Tests;

/// <summary>The status of a record by its name, as files and addresses have it.</summary>
internal static class TestStatus
{
    private static readonly Kinds Kinds = new(Cli.Console.Declared<Kind>());

    /// <summary>The names of all statuses that any kind has.</summary>
    public static IReadOnlyList<string> All { get; } =
        [StatusNames.Draft, StatusNames.UnderReview, StatusNames.Published, StatusNames.Matched, StatusNames.Closed, StatusNames.Expired, StatusNames.Archived];

    public static string StatusName(this Record record) => Kinds.Find(record.GetType().Name)!.StatusOf(record).Name;

    /// <summary><see cref="Enter"/> for a record of a kind that the caller does not know.</summary>
    public static void EnterAny(this Record record, string status, DateTimeOffset now) =>
        typeof(TestStatus).GetMethod(nameof(Enter))!.MakeGenericMethod(record.GetType()).Invoke(null, [record, status, now]);

    /// <summary>Gives a record a status, past every rule; one that its kind lacks becomes the nearest.</summary>
    public static T Enter<T>(this T record, string status, DateTimeOffset now = default)
        where T : Record<T>
    {
        var kind = Kinds.Of<T>();
        (kind.Statuses.FirstOrDefault(s => s.Name == status)
            ?? kind.Named(status is StatusNames.Closed or StatusNames.Expired or StatusNames.Matched ? StatusNames.Published : status)).Enter(record, now);
        return record;
    }
}
