using System.Globalization;

namespace Suoqiao.Indices.Tests.Published;

/// <summary>A figure that somebody else published, and ours for the same data.</summary>
/// <param name="Source">Where it stands.</param>
/// <param name="Formula">Of what it is a result.</param>
/// <param name="Case">Of which data and period.</param>
/// <param name="Printed">The figure as it is printed there: its last digit says how precise it is.</param>
/// <param name="Ours">What this library gives.</param>
internal sealed record PublishedAnswer(string Source, string Formula, string Case, string Printed, double Ours)
{
    private const double LeastTolerance = 1e-7;

    public double Published => double.Parse(Printed, CultureInfo.InvariantCulture);

    public double Difference => Published == 0 ? Math.Abs(Ours) : Math.Abs((Ours / Published) - 1);

    /// <summary>Half a unit of the last printed digit, relative to the figure; at the least what their own arithmetic may lose.</summary>
    public double Allowed => Math.Max(LeastTolerance, Published == 0 ? HalfUnit : HalfUnit / Math.Abs(Published)) * (1 + 1e-9);

    /// <summary>Ours to two digits more than the source prints, but not to digits that depend on the machine.</summary>
    public string OursShown => Ours.ToString($"F{Math.Min(Decimals + 2, 10)}", CultureInfo.InvariantCulture);

    public string DifferenceShown => Difference < 1e-10 ? "0" : Difference.ToString("0e+0", CultureInfo.InvariantCulture);

    private int Decimals => Printed.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? Printed.Length - point - 1 : 0;

    private double HalfUnit => 0.5 * Math.Pow(10, -Decimals);
}

/// <summary>Published answers of one subject. Every class of the tests that has some is found by this.</summary>
internal interface IPublishedAnswers
{
    /// <summary>The heading above them in the documentation.</summary>
    string Subject { get; }

    IEnumerable<PublishedAnswer> Answers { get; }
}
