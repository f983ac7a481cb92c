"""Run by Alembic: applies the migrations on the connection that `migrate` has opened."""

from alembic import context

from adapters.database.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
