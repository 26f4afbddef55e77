using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;

namespace Suoqiao.Search.Semantics;

/// <summary>A text's vector, kept so that a text is sent once. It holds no text: only who knows the text finds it.</summary>
internal sealed class SemanticVector
{
    /// <summary>SHA-256 of model, dimensions and text, in hexadecimal.</summary>
    public required string Hash { get; init; }
    public required string Model { get; init; }

    /// <summary>Unit length, little-endian single precision.</summary>
    public required byte[] Vector { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class SemanticVectorMapping : IEntityTypeConfiguration<SemanticVector>
{
    public void Configure(EntityTypeBuilder<SemanticVector> vector)
    {
        vector.ToTable("SemanticVectors");
        vector.HasKey(v => v.Hash);
        vector.Property(v => v.Hash).HasMaxLength(64);
        vector.Property(v => v.Model).HasMaxLength(200);
        vector.HasIndex(v => v.At);
    }
}

/// <summary>The vectors of texts: from the database, and for texts not yet there from the model, in batches that are kept one by one.</summary>
internal sealed class SemanticVectors(AppDb db, EmbeddingClient client, SemanticSettings settings, TimeProvider time)
{
    private const int MostTexts = 64, MostCharacters = 60_000, InOneQuery = 500;

    /// <summary>The vectors of the texts. A text is missing from the answer when the model could not be had for it within <paramref name="atMost"/>.</summary>
    public async Task<IReadOnlyDictionary<string, float[]>> FindAsync(IEnumerable<string> texts, TimeSpan atMost, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(atMost);
        var hashes = texts.Distinct(StringComparer.Ordinal).ToDictionary(HashOf);
        var found = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var some in hashes.Keys.Chunk(InOneQuery))
        {
            foreach (var kept in await db.Set<SemanticVector>().AsNoTracking().Where(v => some.Contains(v.Hash)).ToListAsync(ct))
            {
                found[hashes[kept.Hash]] = UnitVector.FromBytes(kept.Vector);
            }
        }

        foreach (var batch in Batches(hashes.Values.Where(text => !found.ContainsKey(text))))
        {
            if (await client.EmbedAsync(batch, patience.Token, ct) is not { } vectors)
            {
                break;
            }

            await KeepAsync(batch, vectors, ct);
            foreach (var (text, vector) in batch.Zip(vectors))
            {
                found[text] = vector;
            }
        }

        return found;
    }

    public static IEnumerable<IReadOnlyList<string>> Batches(IEnumerable<string> texts)
    {
        var batch = new List<string>();
        var characters = 0;
        foreach (var text in texts)
        {
            if (batch.Count > 0 && (batch.Count == MostTexts || characters + text.Length > MostCharacters))
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }

            batch.Add(text);
            characters += text.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{settings.Model}\n{settings.Dimensions}\n{text}")));

    private async Task KeepAsync(IReadOnlyList<string> texts, IReadOnlyList<float[]> vectors, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var (text, vector) in texts.Zip(vectors))
        {
            // Two requests may have asked for the same text; the first is kept.
            var (hash, bytes, now) = (HashOf(text), UnitVector.ToBytes(vector), time.GetUtcNow());
            if (db.Database.IsNpgsql())
            {
                await db.Database.ExecuteSqlAsync(
                    $"""INSERT INTO "SemanticVectors" ("Hash", "Model", "Vector", "At") VALUES ({hash}, {settings.Model}, {bytes}, {now}) ON CONFLICT DO NOTHING""", ct);
            }
            else
            {
                await db.Database.ExecuteSqlAsync(
                    $"""INSERT INTO "SemanticVectors" ("Hash", "Model", "Vector", "At") VALUES ({hash}, {settings.Model}, {bytes}, {now.UtcTicks}) ON CONFLICT DO NOTHING""", ct);
            }
        }

        await transaction.CommitAsync(ct);
    }
}
