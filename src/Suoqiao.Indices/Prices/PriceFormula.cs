namespace Suoqiao.Indices.Prices;

/// <summary>
/// The formulas that compare two periods, 0 and 1, item by item: prices p, quantities q, values v = pq, shares s = v/Σv, relatives r = p1/p0.
/// Unless said otherwise they stand in the Producer Price Index Manual
/// (ILO, IMF et al., 2004): ch. 20 those without quantities, ch. 15 the others.
/// </summary>
public enum PriceFormula
{
    /// <summary>(Πr)^(1/n), the geometric mean of the relatives. The usual choice without quantities.</summary>
    Jevons,

    /// <summary>Σp1/Σp0, the ratio of mean prices. It depends on the units in which items are counted.</summary>
    Dutot,

    /// <summary>Σr/n. It drifts upwards when chained, and never gives back after a return of prices.</summary>
    Carli,

    /// <summary>n/Σ(1/r), the harmonic mean of the relatives.</summary>
    Harmonic,

    /// <summary>√(Carli · Harmonic): Carruthers, Sellwood, Ward and Dalén.</summary>
    Cswd,

    /// <summary>Σp1q0/Σp0q0.</summary>
    Laspeyres,

    /// <summary>Σp1q1/Σp0q1.</summary>
    Paasche,

    /// <summary>√(Laspeyres · Paasche): superlative; it passes all 20 tests of PPI ch. 16.</summary>
    Fisher,

    /// <summary>Π r^((s0+s1)/2): superlative.</summary>
    Tornqvist,

    /// <summary>Σp1√(q0q1)/Σp0√(q0q1), Walsh's first: superlative.</summary>
    Walsh,

    /// <summary>Π r^w, where w is the logarithmic mean of s0 and s1, made to add up to 1 (Sato 1976, Vartia 1976; Vartia II).</summary>
    SatoVartia,

    /// <summary>Σp1(q0+q1)/Σp0(q0+q1).</summary>
    MarshallEdgeworth,

    /// <summary>(Laspeyres + Paasche)/2.</summary>
    Drobisch,

    /// <summary>Σ s1·r.</summary>
    Palgrave,

    /// <summary>Σp1qb/Σp0qb with the quantities of weight periods b.</summary>
    Lowe,

    /// <summary>Σ sb·r with the value shares of weight periods b. Other than Lowe's, the shares are not price-updated.</summary>
    Young,

    /// <summary>(Σ s0·r^(1−σ))^(1/(1−σ)) with the elasticity of substitution σ; the geometric Laspeyres at σ = 1 (PPI ch. 17).</summary>
    LloydMoulton,

    /// <summary>Π r^s0.</summary>
    GeometricLaspeyres,

    /// <summary>Π r^s1.</summary>
    GeometricPaasche,

    /// <summary>1/Σ(s0/r), the harmonic mean with base shares (Balk 2008, table 3.4).</summary>
    HarmonicLaspeyres,

    /// <summary>A + √(A² + V1/V0) with A = (Laspeyres price − Laspeyres quantity)/2 (Stuvel 1957; Balk 2008, §3.8).</summary>
    Stuvel,

    /// <summary>Π r^w with w = L(v0,v1)/L(V0,V1), L the logarithmic mean (Montgomery 1937, Vartia I). The weights need not add up to 1.</summary>
    MontgomeryVartia,

    /// <summary>Σp1h/Σp0h with h the harmonic mean of q0 and q1: the Geary–Khamis index of two periods.</summary>
    BilateralGearyKhamis,

    /// <summary>Π r^w with w the harmonic mean of s0 and s1, made to add up to 1: the weighted time-product dummy of two periods (Diewert 2005).</summary>
    BilateralTimeProduct,

    /// <summary>(Σv1/Σq1)/(Σv0/Σq0). Only for items counted in one unit and of one kind.</summary>
    UnitValue,
}

/// <summary>The formulas that compare all periods of a window at once, so that every comparison agrees with every other (circularity).</summary>
public enum MultilateralFormula
{
    /// <summary>Gini, Éltető, Köves and Szulc over Fisher indices (Ivancic, Diewert and Fox 2011; CPI Manual 2020, ch. 10).</summary>
    GeksFisher,

    /// <summary>GEKS over Törnqvist indices, that is CCDI (Caves, Christensen and Diewert 1982; Inklaar and Diewert 2016).</summary>
    GeksTornqvist,

    /// <summary>GEKS over Walsh indices.</summary>
    GeksWalsh,

    /// <summary>GEKS over Jevons indices of matched items; it needs no quantities.</summary>
    GeksJevons,

    /// <summary>Geary (1958) and Khamis (1972): reference prices and price levels that explain each other.</summary>
    GearyKhamis,

    /// <summary>Weighted time-product dummy: ln p = period + item, weighed by value shares (Rao 1995; Diewert 2005).</summary>
    TimeProductDummy,
}
