using System.Collections;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Suoqiao.Records.Fields;

namespace Suoqiao.Records;

/// <summary>
/// Says in the description of the API what the table of a kind says: by what its list is narrowed and sorted, and which fields its records have.
/// The routes are the same code for every kind, so their types alone cannot tell.
/// </summary>
internal sealed class DescribeKinds(Kinds kinds) : IOpenApiOperationTransformer
{
    private static readonly (string Name, JsonSchemaType Type, string Format)[] Standing =
    [
        ("region", JsonSchemaType.String, ""), ("status", JsonSchemaType.String, ""), ("completeness", JsonSchemaType.Integer, ""),
        ("publishedAt", JsonSchemaType.String | JsonSchemaType.Null, "date-time"),
    ];

    private static readonly (
        string Name, JsonSchemaType Type, string Format)[] InLists = [.. Standing, ("organisation", JsonSchemaType.String | JsonSchemaType.Null, "")];

    private static readonly (string Name, JsonSchemaType Type, string Format)[] InFull =
    [
        .. Standing, ("organisationId", JsonSchemaType.String, "uuid"), ("visibility", JsonSchemaType.String, ""),
        ("updatedAt", JsonSchemaType.String, "date-time"),
        ("reviewNote", JsonSchemaType.String | JsonSchemaType.Null, ""), ("parties", JsonSchemaType.Array | JsonSchemaType.Null, ""),
        ("version", JsonSchemaType.Integer, "int32"), ("contact", JsonSchemaType.Object, ""),
    ];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Kind>().FirstOrDefault() is { } kind
            && context.Description.HttpMethod == HttpMethods.Get)
        {
            kind.Visit(new Description(kinds, operation, $"{context.Description.RelativePath}".TrimEnd('/')));
        }

        return Task.CompletedTask;
    }

    private sealed class Description(Kinds kinds, OpenApiOperation operation, string path) : IKindVisitor<bool>
    {
        public bool Visit<T>(Kind<T> kind)
            where T : Record<T>
        {
            if (path == $"api/{kind.Path}")
            {
                operation.Parameters ??= [];
                foreach (var (name, meaning) in RecordFilter.Shared.Concat(kind.Filters.Select(filter => (filter.Name, filter.Meaning))))
                {
                    operation.Parameters.Add(new OpenApiParameter
                    {
                        Name = name,
                        In = ParameterLocation.Query,
                        Description = name == "sort" ? $"{meaning} {string.Join(", ", kind.Orders.Select(order => order.Name))}." : meaning,
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    });
                }

                Answer(new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["items"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(kind, field => field.InLists, InLists) },
                        ["total"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                        ["page"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                        ["size"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                    },
                });
            }
            else if (path == $"api/{kind.Path}/{{id}}")
            {
                Answer(Of(kind, _ => true, InFull));
            }

            return true;
        }

        private void Answer(OpenApiSchema schema)
        {
            if (operation.Responses?.TryGetValue("200", out var answer) == true && answer.Content?.TryGetValue("application/json", out var said) == true)
            {
                said.Schema = schema;
            }
        }

        private OpenApiSchema Of<T>(Kind<T> kind, Func<RecordField<T>, bool> which, (string Name, JsonSchemaType Type, string Format)[] besides)
            where T : Record<T>
        {
            var properties = new Dictionary<string, IOpenApiSchema> { ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" } };
            var blank = Activator.CreateInstance<T>();
            foreach (var field in kind.Fields.Where(field => !field.IsPersonal && which(field)))
            {
                foreach (var (name, value) in field.Json(blank))
                {
                    var member = typeof(T).GetProperties().FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
                    properties[name] = Of(member?.PropertyType ?? value?.GetType() ?? typeof(string), $"{field.Label.English}.");
                }
            }

            foreach (var name in kind.Added(kinds))
            {
                properties[name] = new OpenApiSchema();
            }

            foreach (var (name, type, format) in besides.Where(said => said.Name switch
            {
                "completeness" => kind.Weigh is not null,
                "contact" => kind.HasContact,
                "organisation" => kind.HasOwners,
                _ => true,
            }))
            {
                properties.TryAdd(name, new OpenApiSchema { Type = type, Format = format.Length > 0 ? format : null });
            }

            return new OpenApiSchema { Type = JsonSchemaType.Object, Properties = properties };
        }

        private static OpenApiSchema Of(Type type, string meaning)
        {
            var plain = Nullable.GetUnderlyingType(type);
            var schema = (plain ?? type) switch
            {
                { IsEnum: true } choice =>
                    new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames(choice).Select(name => (System.Text.Json.Nodes.JsonNode)name)] },
                var t when t == typeof(string) => new OpenApiSchema { Type = JsonSchemaType.String },
                var t when t == typeof(bool) => new OpenApiSchema { Type = JsonSchemaType.Boolean },
                var t when t == typeof(int) => new OpenApiSchema { Type = JsonSchemaType.Integer },
                var t when t == typeof(long) || t == typeof(decimal) || t == typeof(double) => new OpenApiSchema { Type = JsonSchemaType.Number },
                var t when t == typeof(DateOnly) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
                var t when t == typeof(DateTimeOffset) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
                { IsGenericType: true } list when list.IsAssignableTo(typeof(IEnumerable)) =>
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(list.GetGenericArguments()[0], "") },
                _ => new OpenApiSchema { Type = JsonSchemaType.Object },
            };
            schema.Type |= plain is null ? 0 : JsonSchemaType.Null;
            schema.Description = meaning;
            return schema;
        }
    }
}
