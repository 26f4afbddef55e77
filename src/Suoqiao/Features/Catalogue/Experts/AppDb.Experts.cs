using Microsoft.EntityFrameworkCore;
using Suoqiao.Features.Catalogue.Experts;

namespace Suoqiao.Data;

internal abstract partial class AppDb
{
    public DbSet<Expert> Experts => Set<Expert>();
}
