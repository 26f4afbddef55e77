namespace Suoqiao.Matching;

/// <summary>What texts a set of vectors was learnt from; a ranking weighs the two kinds apart.</summary>
public enum VectorSource
{
    /// <summary>The platform's own needs and offers.</summary>
    Own,

    /// <summary>Openly licensed texts of science and technology.</summary>
    Public,
}

/// <summary>How vectors are learnt. The two recipes are what was measured; see docs/matching.md.</summary>
public sealed record VectorTraining
{
    /// <summary>For the platform's own texts: few, short and all of the field.</summary>
    public static VectorTraining Own { get; } = new();

    /// <summary>For many texts of every field: fewer contexts, and all directions weigh the same.</summary>
    public static VectorTraining Public { get; } = new()
    {
        Source = VectorSource.Public,
        Dimensions = 288,
        LeastClauses = 5,
        MostContexts = 6_000,
        LeastContextClauses = 50,
        Spectrum = 0,
        Fades = false,
    };

    /// <summary>What the texts are.</summary>
    public VectorSource Source { get; init; } = VectorSource.Own;

    /// <summary>How many numbers a vector has.</summary>
    public int Dimensions { get; init; } = 160;

    /// <summary>In how many clauses a term has to stand.</summary>
    public int LeastClauses { get; init; } = 3;

    /// <summary>How many terms get a vector at most, the most frequent first.</summary>
    public int MostTerms { get; init; } = 40_000;

    /// <summary>How many terms count as company of others at most, the most frequent first.</summary>
    public int MostContexts { get; init; } = 12_000;

    /// <summary>In how many clauses a term has to stand to count as company of others.</summary>
    public int LeastContextClauses { get; init; } = 3;

    /// <summary>The power of the singular values in a vector: one half weighs the leading directions more, 0 all the same.</summary>
    public double Spectrum { get; init; } = 0.5;

    /// <summary>Whether the directions fade to nothing towards the last one, so that it matters little where they are cut off.</summary>
    public bool Fades { get; init; } = true;

    /// <summary>How many different clauses are read at most, the first ones.</summary>
    public int MostClauses { get; init; } = 2_000_000;

    /// <summary>The seed of the factorisation.</summary>
    public int Seed { get; init; } = 1;
}
