using Microsoft.Playwright;

namespace Suoqiao.Browser.Tests;

/// <summary>Accessibility faults as axe-core finds them.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Source = new(() =>
        File.ReadAllText(Path.Combine(Repository.Root, "src/Suoqiao/Assets/node_modules/axe-core/axe.min.js")));

    /// <summary>The serious and critical faults of the page as it stands, one line each.</summary>
    public static async Task<string[]> SeriousFaultsAsync(IPage page)
    {
        // Evaluated by the debugger, which the content security policy does not concern.
        await page.EvaluateAsync(Source.Value);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .filter(fault => fault.impact === 'serious' || fault.impact === 'critical')
                .flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.target.join(' ')} – ${node.failureSummary.replace(/\s+/g, ' ')}`))
            """);
    }
}
