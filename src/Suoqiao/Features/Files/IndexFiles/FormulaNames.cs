using Suoqiao.Indices.Prices;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>The names of formulas and splices on the command line. Hyphens, underscores and case do not matter.</summary>
internal static class FormulaNames
{
    public const string Fisher = "fisher", LloydMoulton = "lloyd-moulton";

    private static readonly (string Name, PriceFormula Formula)[] BilateralNames =
    [
        ("jevons", PriceFormula.Jevons), ("dutot", PriceFormula.Dutot), ("carli", PriceFormula.Carli), ("harmonic", PriceFormula.Harmonic),
        ("cswd", PriceFormula.Cswd),
        ("laspeyres", PriceFormula.Laspeyres), ("paasche", PriceFormula.Paasche), (Fisher, PriceFormula.Fisher), ("tornqvist", PriceFormula.Tornqvist),
        ("walsh", PriceFormula.Walsh), ("sato-vartia", PriceFormula.SatoVartia), ("marshall-edgeworth", PriceFormula.MarshallEdgeworth),
        ("drobisch", PriceFormula.Drobisch), ("palgrave", PriceFormula.Palgrave), ("lowe", PriceFormula.Lowe), ("young", PriceFormula.Young),
        (LloydMoulton, PriceFormula.LloydMoulton), ("geo-laspeyres", PriceFormula.GeometricLaspeyres), ("geo-paasche", PriceFormula.GeometricPaasche),
        ("harmonic-laspeyres", PriceFormula.HarmonicLaspeyres), ("stuvel", PriceFormula.Stuvel), ("montgomery-vartia", PriceFormula.MontgomeryVartia),
        ("unit-value", PriceFormula.UnitValue), ("gk-pair", PriceFormula.BilateralGearyKhamis), ("wtpd-pair", PriceFormula.BilateralTimeProduct),
    ];

    private static readonly (string Name, MultilateralFormula Formula)[] MultilateralNames =
    [
        ("geks", MultilateralFormula.GeksFisher), ("geks-fisher", MultilateralFormula.GeksFisher), ("geks-tornqvist", MultilateralFormula.GeksTornqvist),
        ("ccdi", MultilateralFormula.GeksTornqvist), ("geks-walsh", MultilateralFormula.GeksWalsh), ("geks-jevons", MultilateralFormula.GeksJevons),
        ("gk", MultilateralFormula.GearyKhamis), ("wtpd", MultilateralFormula.TimeProductDummy),
    ];

    private static readonly (string Name, Splice Splice)[] SpliceNames =
    [
        ("mean", Splice.Mean), ("movement", Splice.Movement), ("window", Splice.Window), ("half", Splice.Half), ("mean-published", Splice.MeanPublished),
        ("window-published", Splice.WindowPublished), ("half-published", Splice.HalfPublished), ("fixed-base", Splice.FixedBaseMoving),
        ("fixed-base-expanding", Splice.FixedBaseExpanding),
    ];

    private static readonly Dictionary<string, PriceFormula> Bilateral = Index(
        [.. BilateralNames, ("törnqvist", PriceFormula.Tornqvist), ("drobish", PriceFormula.Drobisch), ("ces", PriceFormula.LloydMoulton),
            ("geometric-laspeyres", PriceFormula.GeometricLaspeyres), ("geometric-paasche", PriceFormula.GeometricPaasche)]);

    private static readonly Dictionary<string, MultilateralFormula> Multilateral = Index(
        [.. MultilateralNames, ("geary-khamis", MultilateralFormula.GearyKhamis), ("tpd", MultilateralFormula.TimeProductDummy)]);

    private static readonly Dictionary<string, Splice> Splices = Index(
        [.. SpliceNames, ("mean-pub", Splice.MeanPublished), ("wisp", Splice.WindowPublished), ("hasp", Splice.HalfPublished),
            ("fbmw", Splice.FixedBaseMoving), ("fbew", Splice.FixedBaseExpanding)]);

    /// <summary>The names to tell people: of formulas that compare two periods, and of those that compare all at once.</summary>
    public static string AllFormulas => string.Join(", ", BilateralNames.Select(pair => pair.Name).Concat(MultilateralNames.Select(pair => pair.Name)));

    public static string AllSplices => string.Join(", ", SpliceNames.Select(pair => pair.Name));

    public static PriceFormula? FindBilateral(string name) => Bilateral.TryGetValue(Key(name), out var formula) ? formula : null;

    public static MultilateralFormula? FindMultilateral(string name) => Multilateral.TryGetValue(Key(name), out var formula) ? formula : null;

    public static Splice? FindSplice(string name) => Splices.TryGetValue(Key(name), out var splice) ? splice : null;

    private static Dictionary<string, T> Index<T>(IEnumerable<(string Name, T Value)> names) =>
        names.ToDictionary(pair => Key(pair.Name), pair => pair.Value, StringComparer.Ordinal);

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
