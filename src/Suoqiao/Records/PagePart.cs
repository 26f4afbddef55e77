using Microsoft.AspNetCore.Components;

namespace Suoqiao.Records;

/// <summary>
/// A part of a page that queries by itself. Parts that stand side by side begin at the same time, and the request's database context does one
/// thing at a time: each waits for its turn.
/// </summary>
public abstract class PagePart : ComponentBase
{
    [Inject]
    private PageTurn Turn { get; set; } = default!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    /// <summary>Ends when the reader goes away.</summary>
    protected CancellationToken Aborted => Http.RequestAborted;

    protected sealed override async Task OnInitializedAsync()
    {
        await Turn.Taken.WaitAsync(Aborted);
        try
        {
            await LoadAsync();
        }
        finally
        {
            Turn.Taken.Release();
        }
    }

    /// <summary>Reads what the part shows.</summary>
    protected abstract Task LoadAsync();
}

/// <summary>Whose turn it is in one request.</summary>
internal sealed class PageTurn : IDisposable
{
    public SemaphoreSlim Taken { get; } = new(1);

    public void Dispose() => Taken.Dispose();
}
