using Microsoft.AspNetCore.Components.Forms;

namespace Suoqiao.Ui;

/// <summary>The fields of one form, in the order of the page, so that its summary can name them and link to them.</summary>
internal sealed class FormFields
{
    private static readonly object Key = new();
    private readonly List<(FieldIdentifier Field, string Id, string Label)> fields = [];

    public IReadOnlyList<(FieldIdentifier Field, string Id, string Label)> All => fields;

    public static FormFields Of(EditContext form)
    {
        if (form.Properties.TryGetValue(Key, out var found))
        {
            return (FormFields)found;
        }

        var created = new FormFields();
        form.Properties[Key] = created;
        return created;
    }

    public void Add(FieldIdentifier field, string id, string label)
    {
        if (!fields.Any(f => f.Id == id))
        {
            fields.Add((field, id, label));
        }
    }
}
