/* FANN, so that Python's calls do not count: many steps of gradient descent, each on all rows. */
#include <floatfann.h>

struct fann *network(unsigned layers, const unsigned *widths, int hidden, int output, float rate) {
  struct fann *ann = fann_create_standard_array(layers, widths);
  fann_set_activation_function_hidden(ann, (enum fann_activationfunc_enum)hidden);
  fann_set_activation_function_output(ann, (enum fann_activationfunc_enum)output);
  /* FANN's functions of the sum z at steepness s are tanh(sz) and 1 / (1 + e^(-2sz)). */
  fann_set_activation_steepness_hidden(ann, 1.0f);
  fann_set_activation_steepness_output(ann, 0.5f);
  fann_set_training_algorithm(ann, FANN_TRAIN_BATCH);
  fann_set_learning_rate(ann, rate);
  fann_set_learning_momentum(ann, 0);
  fann_randomize_weights(ann, -1, 1);
  return ann;
}

struct fann_train_data *rows(unsigned count, unsigned inputs, unsigned outputs, const float *x,
                             const float *t) {
  struct fann_train_data *data = fann_create_train(count, inputs, outputs);
  for (unsigned n = 0; n < count; n++) {
    for (unsigned i = 0; i < inputs; i++) data->input[n][i] = *x++;
    for (unsigned k = 0; k < outputs; k++) data->output[n][k] = *t++;
  }
  return data;
}

float steps(struct fann *ann, struct fann_train_data *data, unsigned count) {
  float error = 0;
  for (unsigned step = 0; step < count; step++) error = fann_train_epoch(ann, data);
  return error;
}
