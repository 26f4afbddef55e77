using System.Collections.Frozen;

namespace Suoqiao.Standards;

/// <summary>
/// The currencies of ISO 4217 and how many decimals their minor unit has. Source: the maintenance agency's list one (SIX Financial Information), as amended
/// to January 2026; entries without a minor unit (gold, drawing rights, codes for tests) are no money to us.
/// </summary>
public static class Currency
{
    private static readonly FrozenDictionary<string, int> Digits = Lists().ToFrozenDictionary(pair => pair.Code, pair => pair.Digits);

    /// <summary>How many decimals the minor unit has: 2 for CNY, 0 for JPY, 3 for KWD; null where the code is none of the list.</summary>
    /// <param name="code">Three capitals.</param>
    /// <returns>0 to 4, or null.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static int? DigitsOf(string code) => Digits.TryGetValue(code, out var digits) ? digits : null;

    private static IEnumerable<(string Code, int Digits)> Lists() => new[]
    {
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (2, """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK
            DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD
            LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR
            SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
            """),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    }.SelectMany(list => list.Item2.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(code => (code, list.Item1)));
}
