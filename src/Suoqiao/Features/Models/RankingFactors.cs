using System.Text.Json;
using Suoqiao.Matching;

namespace Suoqiao.Features.Models;

/// <summary>
/// What the region has learnt: by how much each part of a pair counts more or less than in the shipped model. Eight numbers, so
/// that a few hundred decisions are enough and a person can read them.
/// </summary>
internal sealed record RankingFactors(
    double Title = 1, double Description = 1, double Keywords = 1, double Meaning = 1, double Industry = 1, double Region = 1, double Readiness = 1, double Budget = 1)
{
    /// <summary>The shipped model as it is.</summary>
    public static RankingFactors Shipped { get; } = new();

    /// <summary>The names and values, in their order.</summary>
    public IReadOnlyList<(string Name, double Value)> All =>
    [
        (nameof(Title), Title), (nameof(Description), Description), (nameof(Keywords), Keywords), (nameof(Meaning), Meaning),
        (nameof(Industry), Industry), (nameof(Region), Region), (nameof(Readiness), Readiness), (nameof(Budget), Budget),
    ];

    public RankingFactors With(string name, double value) => name switch
    {
        nameof(Title) => this with { Title = value },
        nameof(Description) => this with { Description = value },
        nameof(Keywords) => this with { Keywords = value },
        nameof(Meaning) => this with { Meaning = value },
        nameof(Industry) => this with { Industry = value },
        nameof(Region) => this with { Region = value },
        nameof(Readiness) => this with { Readiness = value },
        nameof(Budget) => this with { Budget = value },
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public MatchOptions Apply(MatchOptions shipped) => shipped with
    {
        Title = shipped.Title * Title,
        Description = shipped.Description * Description,
        Keywords = shipped.Keywords * Keywords,
        Meaning = shipped.Meaning * Meaning,
        Industry = shipped.Industry * Industry,
        Region = shipped.Region * Region,
        Readiness = shipped.Readiness * Readiness,
        Budget = shipped.Budget * Budget,
    };

    public byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static RankingFactors Load(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<RankingFactors>(content) is { } factors && factors.All.All(f => f.Value is > 0 and <= 100)
                ? factors
                : throw new InvalidDataException("These are no factors of a ranking.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException("These are no factors of a ranking.", broken);
        }
    }
}
