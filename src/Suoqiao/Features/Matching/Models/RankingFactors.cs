using System.Text;
using System.Text.Json;
using Suoqiao.Matching;

namespace Suoqiao.Features.Matching.Models;

/// <summary>
/// What the region has learnt: by how much each attribute counts more or less than in the shipped model, and the weights of the
/// parts of the texts, where its decisions taught any. Few enough numbers that a person can read them.
/// </summary>
internal sealed record RankingFactors(double Industry = 1, double Region = 1, double Readiness = 1, double Budget = 1)
{
    /// <summary>The shipped model as it is.</summary>
    public static RankingFactors Shipped { get; } = new();

    /// <summary>How texts are ranked; null for as shipped.</summary>
    public RankingModel? Texts { get; init; }

    /// <summary>The names and values of the attributes, in their order.</summary>
    public IReadOnlyList<(string Name, double Value)> All =>
        [(nameof(Industry), Industry), (nameof(Region), Region), (nameof(Readiness), Readiness), (nameof(Budget), Budget)];

    public RankingFactors With(string name, double value) => name switch
    {
        nameof(Industry) => this with { Industry = value },
        nameof(Region) => this with { Region = value },
        nameof(Readiness) => this with { Readiness = value },
        nameof(Budget) => this with { Budget = value },
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public MatchOptions Apply(MatchOptions shipped) => shipped with
    {
        Model = Texts ?? shipped.Model,
        Industry = shipped.Industry * Industry,
        Region = shipped.Region * Region,
        Readiness = shipped.Readiness * Readiness,
        Budget = shipped.Budget * Budget,
    };

    public byte[] Save()
    {
        using var texts = new MemoryStream();
        Texts?.Save(texts);
        return JsonSerializer.SerializeToUtf8Bytes(new Stored(Industry, Region, Readiness, Budget, Encoding.UTF8.GetString(texts.ToArray())));
    }

    /// <exception cref="InvalidDataException">It is nothing that <see cref="Save"/> wrote.</exception>
    public static RankingFactors Load(byte[] content)
    {
        try
        {
            var (industry, region, readiness, budget, texts) = JsonSerializer.Deserialize<Stored>(content) ?? throw new InvalidDataException(
                "These are no factors of a ranking.");
            var factors = new RankingFactors(industry, region, readiness, budget)
            {
                Texts = texts.Length == 0 ? null : RankingModel.Load(new MemoryStream(Encoding.UTF8.GetBytes(texts))),
            };
            return factors.All.All(f => f.Value is >= 0 and <= 100) ? factors : throw new InvalidDataException("These are no factors of a ranking.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException("These are no factors of a ranking.", broken);
        }
    }

    /// <summary>What was learnt; the shipped model where it cannot be read, because an earlier version of the program wrote it.</summary>
    public static RankingFactors LoadOrShipped(byte[]? content)
    {
        try
        {
            return content is null ? Shipped : Load(content);
        }
        catch (InvalidDataException)
        {
            return Shipped;
        }
    }

    private sealed record Stored(double Industry, double Region, double Readiness, double Budget, string Texts = "");
}
