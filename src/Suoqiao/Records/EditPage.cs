using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>What the frame around a form has to know of it, whatever its kind.</summary>
/// <remarks>Public, for a parameter of a component has to be, and the page of a kind is internal as the kind is.</remarks>
public interface IEditPage
{
    internal Kind EditedKind { get; }

    internal EditContext? Form { get; }

    internal bool IsReady { get; }

    /// <summary>The id of the record; null for a new one.</summary>
    internal Guid? Key { get; }

    internal string Title { get; }

    /// <summary>What the reviewer wrote when it was returned; empty where it was not.</summary>
    internal string ReturnedWith { get; }

    internal RecordInput Typed { get; }

    internal IReadOnlyList<string>? OwnerChoices { get; }

    internal IReadOnlyList<(string Field, string Latest)> Differences { get; }

    internal Completeness? Completeness { get; }

    internal Refusal? Refusal { get; }

    internal Task PostAsync();
}

/// <summary>
/// The form of one kind: what was typed stays, whatever is refused; a lost update is shown beside what was typed. A component injects
/// it and draws its fields inside an <c>EditFrame</c>.
/// </summary>
internal sealed class EditPage<T, TInput>(
    AppDb db, CurrentViewer current, Kinds kinds, RecordWriter<T, TInput> write, OrganisationNames names, NavigationManager navigation,
    IHttpContextAccessor http) : IEditPage
    where T : Record<T>
    where TInput : RecordInput, new()
{
    private TInput input = new();
    private string? action;

    public Kind<T> Kind { get; } = kinds.Of<T>();

    /// <summary>The record as it is saved; null for a new one.</summary>
    public T? Saved { get; private set; }

    public EditContext? Form { get; private set; }

    public bool IsReady { get; private set; }

    public IReadOnlyList<string>? OwnerChoices { get; private set; }

    public IReadOnlyList<(string Field, string Latest)> Differences { get; private set; } = [];

    public Completeness? Completeness { get; private set; }

    public Refusal? Refusal { get; private set; }

    public Guid? Key { get; private set; }

    public string ReturnedWith => Saved is { Shown: Shown.Draft } draft ? draft.ReviewNote : "";

    public string Title => Saved is null ? "" : Kind.FaceOf(Saved).Title;

    /// <summary>What a button of this kind's form does with the input; false where the button is not one of its own.</summary>
    public Func<string?, TInput, bool> Act { get; set; } = (_, _) => false;

    /// <summary>Makes the input ready to be shown.</summary>
    public Action<TInput> Show { get; set; } = _ => { };

    Kind IEditPage.EditedKind => Kind;

    RecordInput IEditPage.Typed => input;

    private CancellationToken Aborted => http.HttpContext?.RequestAborted ?? default;

    /// <summary>Begins with what was typed, or with the record as it is saved.</summary>
    public async Task<TInput> BeginAsync(Guid? key, TInput? typed, string? pressed)
    {
        (Key, action) = (key, pressed);
        var id = new Id<T>(key ?? default);
        Saved = key is null ? null : await db.Set<T>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, Aborted);
        if (key is not null && Saved is null)
        {
            navigation.NotFound();
            return input;
        }

        if (Saved is null ? !write.MayAdd : !current.Value.MayEdit(Saved))
        {
            navigation.NavigateTo("/denied");
            return input;
        }

        input = typed ?? (Saved is null ? input : await write.ReadAsync(Saved, Aborted));
        Form = new EditContext(input);
        OwnerChoices = Saved is null && input is OwnedInput && names.MustChoose ? await names.ChoicesAsync(Aborted) : null;
        await ShowAsync();
        IsReady = true;
        return input;
    }

    /// <summary>Saves, or does what another button asks for.</summary>
    public async Task PostAsync()
    {
        if (Act(action, input) || action == "check" || !Form!.Validate())
        {
            await ShowAsync();
            return;
        }

        var (id, refusal) = Saved is null ? await write.AddAsync(input, Aborted) : (Saved.Id, await write.EditAsync(Saved.Id, input, Aborted));
        if (refusal is null)
        {
            navigation.NavigateTo(Kind.Href(id.Value));
            return;
        }

        if (refusal is Refusal.Stale && Saved is not null)
        {
            // What was typed stays; the next save goes over the version whose differences are shown now.
            var latest = await db.Set<T>().AsNoTracking().SingleAsync(r => r.Id == id, Aborted);
            Differences = await write.DifferencesAsync(latest, input, Aborted);
            input.Version = latest.Version;
        }

        await ShowAsync();
        Refusal = refusal;
    }

    private async Task ShowAsync()
    {
        if (Kind.Weigh is not null)
        {
            Completeness = Kind.CompletenessOf(await write.TypedAsync(input, Saved, Aborted));
        }

        Show(input);
    }
}
