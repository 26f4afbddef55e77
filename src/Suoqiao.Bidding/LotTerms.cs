using Suoqiao.Bidding.Forms;

namespace Suoqiao.Bidding;

/// <summary>The terms of one sale, fixed before it begins and written in the first line of its record.</summary>
public sealed record LotTerms
{
    private const long LatestOpening = Instant.Largest - (100 * LotLimits.LongestPeriod);

    /// <summary>Checks the terms.</summary>
    /// <param name="lot">The lot's number.</param>
    /// <param name="title">What is sold.</param>
    /// <param name="currency">The currency, such as CNY; amounts are in its minor unit.</param>
    /// <param name="opensAt">When bidding opens, by the year 2155 at the latest.</param>
    /// <param name="form">The form of the auction.</param>
    /// <param name="sale">The rules that every form has.</param>
    /// <param name="reserveCommitment">The commitment to a secret reserve (<see cref="Commitment.OfReserve"/>); nothing if the reserve is open or there is
    /// none.</param>
    /// <exception cref="ArgumentException">A part is outside its limits, or the reserve is both open and secret.</exception>
    public LotTerms(string lot, string title, string currency, Instant opensAt, FormTerms form, SaleRules sale, string? reserveCommitment = null)
    {
        Lot = LotLimits.Text(lot, nameof(lot));
        Title = LotLimits.Text(title, nameof(title));
        Currency = currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper)
            ? currency
            : throw new ArgumentException("A currency is three capitals of ISO 4217.", nameof(currency));
        OpensAt = opensAt.Microseconds <= LatestOpening ? opensAt : throw new ArgumentOutOfRangeException(nameof(opensAt));
        (Form, Sale) = (form, sale);
        // A form whose rules contradict one another says so now.
        _ = form.Begin(opensAt.Microseconds);
        ReserveCommitment = reserveCommitment is null ? null : LotLimits.Hex(reserveCommitment, nameof(reserveCommitment));
        if (reserveCommitment is not null && sale.Reserve.Value > 0)
        {
            throw new ArgumentException("A reserve is open or secret.", nameof(reserveCommitment));
        }
    }

    /// <summary>The lot's number.</summary>
    public string Lot { get; }

    /// <summary>What is sold.</summary>
    public string Title { get; }

    /// <summary>The currency.</summary>
    public string Currency { get; }

    /// <summary>When bidding opens.</summary>
    public Instant OpensAt { get; }

    /// <summary>The form and its rules.</summary>
    public FormTerms Form { get; }

    /// <summary>The rules that every form has.</summary>
    public SaleRules Sale { get; }

    /// <summary>The commitment to a secret reserve.</summary>
    public string? ReserveCommitment { get; }

    /// <summary>The rules as the record has them, in their fixed order.</summary>
    /// <returns>The rules of every form, then those of this form.</returns>
    public IReadOnlyList<FlatRule> Flat() => [.. Sale.Flat(), .. Form.Flat()];

    /// <summary>Reads the form and the rules of the record.</summary>
    /// <param name="form">The form's name.</param>
    /// <param name="rules">The rules in their fixed order.</param>
    /// <returns>What the constructor takes.</returns>
    /// <exception cref="ArgumentException">The form is unknown, or a rule is missing, out of its place or outside its limits.</exception>
    public static (FormTerms Form, SaleRules Sale) FromFlat(string form, IReadOnlyList<FlatRule> rules)
    {
        var reader = new FlatRuleReader(rules);
        var sale = SaleRules.FromFlat(reader);
        FormTerms terms = form switch
        {
            AscendingTerms.FormName => AscendingTerms.FromFlat(reader),
            SealedTerms.FormName => SealedTerms.FromFlat(reader),
            DutchTerms.FormName => DutchTerms.FromFlat(reader),
            RoundsTerms.FormName => RoundsTerms.FromFlat(reader),
            _ => throw new ArgumentException($"There is no form {form}.", nameof(form)),
        };
        reader.End();
        return (terms, sale);
    }
}
