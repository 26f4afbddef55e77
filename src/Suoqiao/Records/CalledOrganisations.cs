using Suoqiao.Standards;

namespace Suoqiao.Records;

/// <summary>What people write for an organisation: its name, in whatever spelling, or its credit code.</summary>
internal readonly record struct Calling(string NameKey, string? Code)
{
    public static Calling Of(string written) =>
        new(Standards.NameKey.Of(written), CreditCode.TryParse(written, out var code) ? code.Value : null);

    public bool Names(string nameKey, string creditCode) => nameKey == NameKey || (Code is not null && creditCode == Code);
}

/// <summary>The one way in which organisations are found by what people write for them.</summary>
internal static class CalledOrganisations
{
    public static IQueryable<Organisation> Called(this IQueryable<Organisation> organisations, IEnumerable<string> written)
    {
        List<Calling> callings = [.. written.Select(Calling.Of).Where(calling => calling.NameKey.Length > 0)];
        List<string> keys = callings.ConvertAll(calling => calling.NameKey), codes = [.. callings.Select(calling => calling.Code).OfType<string>()];
        return codes.Count == 0
            ? organisations.Where(o => keys.Contains(o.NameKey))
            : organisations.Where(o => keys.Contains(o.NameKey) || codes.Contains(o.CreditCode));
    }

    public static IQueryable<Organisation> Called(this IQueryable<Organisation> organisations, string written) => organisations.Called([written]);
}
