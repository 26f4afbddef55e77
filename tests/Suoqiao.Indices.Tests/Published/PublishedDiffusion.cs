using System.Globalization;
using Suoqiao.Indices.Diffusion;

namespace Suoqiao.Indices.Tests.Published;

internal sealed class PublishedDiffusion : IPublishedAnswers
{
    // National Bureau of Statistics of China, release of 2026-06-30, seasonally adjusted. The components are printed to a tenth as well.
    internal static readonly (string Month, double Published, PurchasingManagersIndex Parts)[] Manufacturing =
    [
        ("2025-06", 49.7, new(NewOrders: 50.2, Production: 51.0, Employment: 47.9, Deliveries: 50.2, MaterialStocks: 48.0)),
        ("2025-07", 49.3, new(NewOrders: 49.4, Production: 50.5, Employment: 48.0, Deliveries: 50.3, MaterialStocks: 47.7)),
        ("2025-08", 49.4, new(NewOrders: 49.5, Production: 50.8, Employment: 47.9, Deliveries: 50.5, MaterialStocks: 48.0)),
        ("2025-09", 49.8, new(NewOrders: 49.7, Production: 51.9, Employment: 48.5, Deliveries: 50.8, MaterialStocks: 48.5)),
        ("2025-10", 49.0, new(NewOrders: 48.8, Production: 49.7, Employment: 48.3, Deliveries: 50.0, MaterialStocks: 47.3)),
        ("2025-11", 49.2, new(NewOrders: 49.2, Production: 50.0, Employment: 48.4, Deliveries: 50.1, MaterialStocks: 47.3)),
        ("2025-12", 50.1, new(NewOrders: 50.8, Production: 51.7, Employment: 48.2, Deliveries: 50.2, MaterialStocks: 47.8)),
        ("2026-01", 49.3, new(NewOrders: 49.2, Production: 50.6, Employment: 48.1, Deliveries: 50.1, MaterialStocks: 47.4)),
        ("2026-02", 49.0, new(NewOrders: 48.6, Production: 49.6, Employment: 48.0, Deliveries: 49.1, MaterialStocks: 47.5)),
        ("2026-03", 50.4, new(NewOrders: 51.6, Production: 51.4, Employment: 48.6, Deliveries: 49.5, MaterialStocks: 47.7)),
        ("2026-04", 50.3, new(NewOrders: 50.6, Production: 51.5, Employment: 48.8, Deliveries: 49.5, MaterialStocks: 49.3)),
        ("2026-05", 50.0, new(NewOrders: 49.9, Production: 51.2, Employment: 48.6, Deliveries: 49.2, MaterialStocks: 48.6)),
        ("2026-06", 50.3, new(NewOrders: 51.2, Production: 51.4, Employment: 48.5, Deliveries: 49.9, MaterialStocks: 48.4)),
    ];

    public string Subject => "Diffusion";

    public IEnumerable<PublishedAnswer> Answers => Manufacturing.Select(month => new PublishedAnswer(
        "NBS, release of 2026-06-30", "PMI", $"manufacturing, {month.Month}", month.Published.ToString("F1", CultureInfo.InvariantCulture), month.Parts.Value));
}
